"""The brief in a browser: no serious finding of axe-core, usable by keyboard, without script, on a phone, in print."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.brief.blocks import every_block
from tests.brief.sample import PAIR, documents, report, statements

from comity.brief.compare import Earlier, compared
from comity.brief.compose import compose
from comity.brief.html import render_html
from comity.brief.options import Options

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default::DeprecationWarning")]

DESK, PHONE = (1200, 900), (390, 844)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Addresses of pages: the sample in both languages, and every kind of block with everything new."""
    folder = tmp_path_factory.mktemp("pages")
    made = {
        language: compose(documents(), statements(), report(), PAIR, language, options=Options(full=True))
        for language in ("en", "ru")
    }
    made["blocks"] = compared(every_block(), Earlier(frozenset(), None))
    found = {}
    for name, brief in made.items():
        path = Path(folder) / f"{name}.html"
        path.write_text(render_html(brief), encoding="utf-8")
        found[name] = path.as_uri()
    return found


def opened(browser: Browser, address: str, size: tuple[int, int] = DESK, script: bool = True) -> Page:
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, java_script_enabled=script)
    page = context.new_page()
    page.goto(address)
    return page


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("name", ["en", "ru", "blocks"])
def test_axe_has_no_serious_finding(browser: Browser, pages: dict[str, str], name: str, size: tuple[int, int]) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python")
    page = opened(browser, pages[name], size)
    found = axe.Axe().run(page).response["violations"]
    page.context.close()
    told = [(v["impact"], v["id"], [node["html"][:120] for node in v["nodes"][:3]]) for v in found]
    assert [v for v in told if v[0] in ("serious", "critical")] == []


@pytest.mark.parametrize("name", ["en", "ru", "blocks"])
def test_a_phone_scrolls_only_down(browser: Browser, pages: dict[str, str], name: str) -> None:
    page = opened(browser, pages[name], PHONE)
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.context.close()
    assert wide <= PHONE[0]


def test_the_keyboard_reaches_a_number_its_card_and_its_sentence(browser: Browser, pages: dict[str, str]) -> None:
    page = opened(browser, pages["en"])
    number = page.locator(".ref.figure > a").first
    number.focus()
    card = page.locator(".ref.figure > .card").first
    assert card.is_visible()
    assert "In 2018 Georgia sold goods worth" in card.inner_text() or "$" in card.inner_text()
    page.keyboard.press("Tab")
    assert card.locator("a").first.evaluate("node => node === document.activeElement")
    page.keyboard.press("Enter")
    assert "#at-" in page.url
    place = page.locator(f"[id='{page.url.partition('#')[2]}']")
    box = place.bounding_box()
    assert box is not None
    assert 0 <= box["y"] <= DESK[1]
    page.context.close()


def test_without_script_a_number_leads_to_the_annex(browser: Browser, pages: dict[str, str]) -> None:
    page = opened(browser, pages["en"], script=False)
    page.locator(".ref.figure > a").first.click()
    assert "#s-" in page.url
    page.context.close()


def test_the_page_asks_for_nothing(browser: Browser, pages: dict[str, str]) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto(pages["ru"])
    context.close()
    assert asked == [pages["ru"]]
    assert errors == []


def test_print_hides_what_only_a_screen_can_use(browser: Browser, pages: dict[str, str]) -> None:
    page = opened(browser, pages["en"])
    page.emulate_media(media="print")
    for hidden in ("nav.contents", ".documents", "figure details", ".skip"):
        assert not page.locator(hidden).first.is_visible()
    assert page.locator(".annex").first.is_visible()
    page.context.close()
