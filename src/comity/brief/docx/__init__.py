"""The content tree as a Word document, on a template that the user may replace."""
