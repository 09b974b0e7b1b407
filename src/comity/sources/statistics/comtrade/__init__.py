"""UN Comtrade: its service (API v1), its bulk files, and the files and answers of the service before it.

`pull` asks the service; `files` reads what lies on disk; `rows` is the one place where Comtrade's columns become
Comity's. Formats as documented by the UN Statistics Division for Comtrade's data items and reference tables.
"""
