"""The one place that joins the stages: one file a use case, and a session that knows whether there is a workspace.

Import the names from their modules (`from comity.workspace.session import Session`).
"""
