"""What is handed in: one content tree of statements and findings, written as HTML or PDF; and the marked copy.

`compose` builds the tree (comity.brief.compose), `render_html` and `render_pdf` write it (comity.brief.html,
comity.brief.pdf), `marked_copy` writes the original text with its verdicts (comity.brief.marked).
"""
