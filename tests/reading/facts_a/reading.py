"""Texts read by the fact rules of this folder's tests."""

from comity.model.document import Document
from comity.reading.build import build
from comity.reading.scene import Scene


def scene(body: str, *, title: str = "", date: str = "2019-05-20") -> Scene:
    """The scene of a bare text with a title, a DATE line and the body."""
    return build(Document("x", f"{title or 'News'}\nDATE: {date}\n\n{body}\n"))


def ru(body: str, *, date: str = "2019-05-20") -> Scene:
    """The same with a Russian title."""
    return scene(body, title="Новости", date=date)
