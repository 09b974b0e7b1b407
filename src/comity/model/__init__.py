"""What every room speaks: documents, statements, quantities' intervals, findings. Frozen; standard library only.

Import the names from their modules (`from comity.model.figure import Figure`).
"""
