"""Text, HTML, PDF and DOCX, from files, folders, URLs or standard input, as `Document`s.

`locate.expand` names what is to be read, `open.fetch_bytes` gets the bytes, `open.parse` makes a `Document` of them.
"""
