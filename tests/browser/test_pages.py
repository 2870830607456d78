"""What a reader gets from every kind of page: readable by all, quiet on the wire, whole without a script."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("demo_site")]

PAGES = {
    "home in English": "/en/",
    "home in Spanish": "/es/",
    "listing": "/en/tourism/",
    "listing, narrowed": "/es/turismo/?city=torreon&kind=museum",
    "listing, nothing found": "/en/tourism/?city=torreon&kind=mission&indoor=yes",
    "destination with seasons": "/en/tourism/hueco-tanks/",
    "destination with weekly hours": "/es/turismo/museo-arocena/",
    "destination in the other language": "/en/tourism/casa-del-cerro/",
    "agreement": "/en/agreement/",
    "agreement in Spanish": "/es/convenio/",
    "area with places": "/es/convenio/visitantes/",
    "area": "/en/agreement/trade/",
    "joint projects": "/en/agreement/projects/",
    "joint projects, nothing found": "/es/convenio/proyectos/?state=agreed&partner=private",
    "project under way": "/es/convenio/proyectos/escuela-del-agua/",
    "project without results": "/en/agreement/projects/cinema-under-one-sky/",
    "statement": "/en/accessibility/",
    "statement in Spanish": "/es/privacidad/",
    "plain page in the other language": "/es/acerca/como-esta-hecho/",
    "newsroom": "/en/news/",
    "newsroom, narrowed": "/es/noticias/?topic=trade&city=torreon",
    "article": "/en/news/el-paso-and-torreon-sign/",
    "press release": "/es/noticias/ejemplo-mision-empresarial/",
    "notice with changes": "/en/news/example-call-for-joint-projects/",
    "article in the other language": "/en/news/ejemplo-cine-en-la-alameda/",
    "programs of culture": "/en/culture/",
    "programs of culture, narrowed": "/es/cultura/?field=language&city=torreon",
    "programs of culture, nothing found": "/es/cultura/?q=nada",
    "program with a picture": "/en/culture/rails-and-cotton/",
    "program of both cities": "/es/cultura/ejemplo-cineclub/",
    "program in the other language": "/en/culture/ejemplo-dibujar-el-desierto/",
    "institutions": "/es/cultura/instituciones/",
    "institution": "/en/culture/institutions/utep/",
    "institution in Spanish": "/es/cultura/instituciones/arocena/",
    "exchanges": "/en/exchanges/",
    "exchanges, narrowed": "/es/intercambios/?who=students&city=el-paso",
    "exchanges, nothing found": "/en/exchanges/?who=staff&funding=full",
    "exchange that closes": "/es/intercambios/ejemplo-semestre-de-ingenieria/",
    "exchange that opens": "/en/exchanges/example-water-research/",
    "exchange in the other language": "/en/exchanges/ejemplo-estancia-docente/",
    "exchanges side by side": (
        "/es/intercambios/?compare=example-engineering-semester"
        "&compare=example-spanish-assistants&compare=example-visiting-professors"
    ),
    "do I qualify": "/en/exchanges/qualify/",
    "do I qualify, answered": "/es/intercambios/requisitos/?who=students&level=bachelor&average=86&scale=ten",
    "events": "/en/events/",
    "events, narrowed": "/es/eventos/?when=this-month&city=torreon",
    "events, none found": "/en/events/?since=2001-01-01&until=2001-01-02",
    "past events": "/es/eventos/?when=past",
    "events by month": "/en/events/?view=month",
    "event that recurs": "/es/eventos/ejemplo-mesas-de-los-jueves/",
    "event to register for": "/en/events/example-food-trade-mission/",
    "event in the other language": "/en/events/ejemplo-cineclub-de-medianoche/",
    "not found": "/es/nada/",
}
PHONE = {"width": 390, "height": 844}

OUT_OF_SIGHT = """() => [...document.querySelectorAll("body *")]
    .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
    .map((element) => element.className || element.tagName)"""


@contextmanager
def reading(browser: "Browser", live_server: "LiveServer", **options: object) -> "Iterator[Page]":
    """A reader with a screen, a colour scheme or a browser of their own; options are Playwright's."""
    context = browser.new_context(base_url=live_server.url, **options)
    context.set_default_timeout(15_000)
    try:
        yield context.new_page()
    finally:
        context.close()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_every_page_meets_wcag_by_day_and_by_night(
    browser: "Browser", live_server: "LiveServer", violations: "Callable[[Page], list[str]]", scheme: str, width: int
) -> None:
    found = {}
    with reading(browser, live_server, color_scheme=scheme, viewport={"width": width, "height": 900}) as page:
        for name, address in PAGES.items():
            page.goto(address)
            found[name] = violations(page)

    assert {name: faults for name, faults in found.items() if faults} == {}


def test_no_page_scrolls_sideways_on_the_narrowest_screen(browser: "Browser", live_server: "LiveServer") -> None:
    too_wide = {}
    with reading(browser, live_server, viewport={"width": 320, "height": 640}) as page:
        for name, address in PAGES.items():
            page.goto(address)
            if page.evaluate("document.documentElement.scrollWidth") > 320:
                too_wide[name] = page.evaluate(OUT_OF_SIGHT)

    assert too_wide == {}


def test_text_twice_as_large_stays_on_the_screen_of_a_phone(browser: "Browser", live_server: "LiveServer") -> None:
    # WCAG 2.2, 1.4.4; the size that a reader sets in the browser is what rem stands for, here as there.
    cut = {}
    with reading(browser, live_server, viewport=PHONE) as page:
        debugger = page.context.new_cdp_session(page)
        debugger.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
        for name, address in PAGES.items():
            page.goto(address)
            assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
            if page.evaluate("document.documentElement.scrollWidth") > PHONE["width"]:
                cut[name] = page.evaluate(OUT_OF_SIGHT)

    assert cut == {}


def test_a_page_whose_own_text_is_doubled_stays_on_the_screen_of_a_phone(
    browser: "Browser", live_server: "LiveServer"
) -> None:
    # Extensions and bookmarks enlarge what is there, and media queries know nothing of it.
    cut = {}
    with reading(browser, live_server, viewport=PHONE, bypass_csp=True) as page:
        for name, address in PAGES.items():
            page.goto(address)
            page.evaluate("document.documentElement.style.fontSize = '200%'")
            if page.evaluate("document.documentElement.scrollWidth") > PHONE["width"]:
                cut[name] = page.evaluate(OUT_OF_SIGHT)

    assert cut == {}


@pytest.mark.parametrize("width", [344, 360, 375, 390])
def test_name_and_language_share_a_line_and_the_sections_stand_in_columns(
    browser: "Browser", live_server: "LiveServer", width: int
) -> None:
    with reading(browser, live_server, viewport={"width": width, "height": 740}) as page:
        for address in ("/en/", "/es/"):
            page.goto(address)
            assert len(lines_of(page, ".brand, .language-switch")) == 1
            rows = lines_of(page, ".menu a")
            assert len(rows) == 2
            assert [box["x"] for box in rows[0]] == [box["x"] for box in rows[1]]


def lines_of(page: "Page", selector: str) -> list[list[dict[str, float]]]:
    """Return the boxes of ``selector``, those in the middle of one line together, give or take two pixels."""
    lines: list[list[dict[str, float]]] = []
    for box in (part.bounding_box() for part in page.locator(selector).all()):
        assert box
        middle = box["y"] + box["height"] / 2
        if lines and abs(lines[-1][0]["y"] + lines[-1][0]["height"] / 2 - middle) <= 2:
            lines[-1].append(box)
        else:
            lines.append([box])
    return lines


def test_every_card_says_what_is_known_of_hours_and_price(page: "Page") -> None:
    for address in ("/en/", "/es/turismo/", "/en/tourism/museo-arocena/?within=150"):
        page.goto(address)
        assert page.locator(".card:has(.card__facts)").count() >= 3
        for card in page.locator(".card:has(.card__facts)").all():
            # Distances come on top.
            facts = [fact for fact in card.locator(".card__facts li").all_inner_texts() if "(" not in fact]
            assert facts, card.inner_text()


def test_a_phone_goes_from_the_filters_to_what_they_leave(browser: "Browser", live_server: "LiveServer") -> None:
    with reading(browser, live_server, viewport=PHONE) as page:
        page.goto("/en/tourism/")
        page.locator("summary").click()
        page.locator("input[name=kind][value=museum]").check()
        page.wait_for_url("**/?kind=museum")
        shown = page.locator(".listing__submit button")
        number = page.locator(".listing__items .card").count()
        assert str(number) in shown.inner_text()
        box = shown.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= PHONE["height"]
        shown.click()
        assert not page.locator(".listing__facets").is_visible()
        assert page.evaluate("document.activeElement.id") == "results"


def test_pages_ask_nothing_of_others_set_no_cookie_and_complain_of_nothing(
    page: "Page", live_server: "LiveServer"
) -> None:
    own = urlsplit(live_server.url).netloc
    faults: list[str] = []

    def note(request: "Request") -> None:
        if urlsplit(request.url).netloc != own:
            faults.append(f"asks {request.url}")

    page.on("request", note)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(f"{message.type}: {message.text} {message.location['url']}"))
    for name, address in PAGES.items():
        page.goto(address, wait_until="networkidle")
        expected = [fault for fault in faults if "404 (Not Found)" in fault and fault.endswith(address)]
        assert [fault for fault in faults if fault not in expected] == [], name
        faults.clear()

    assert page.context.cookies() == []


def test_a_reader_without_scripts_narrows_the_list_and_reaches_a_place(
    browser: "Browser", live_server: "LiveServer"
) -> None:
    with reading(browser, live_server, java_script_enabled=False, viewport=PHONE) as page:
        page.goto("/es/")
        page.locator(".menu a").first.click()
        page.locator("summary").click()
        page.locator("input[name=city][value=torreon]").check()
        page.locator(".listing__submit button").click()
        assert "city=torreon" in page.url
        titles = page.locator(".card__title").all_inner_texts()
        assert "Museo Arocena" in titles
        assert "Hueco Tanks" not in " ".join(titles)
        page.get_by_role("link", name="Museo Arocena").click()
        assert page.locator("h1").inner_text() == "Museo Arocena"


@pytest.mark.parametrize("address", ["/en/tourism/hueco-tanks/", "/es/turismo/museo-de-arte-de-el-paso/"])
def test_a_phone_shows_open_or_closed_price_and_distance_at_once(
    browser: "Browser", live_server: "LiveServer", address: str
) -> None:
    with reading(browser, live_server, viewport=PHONE) as page:
        page.goto(address)
        answers = page.locator(".answer")
        assert answers.count() == 3
        for answer in answers.all():
            box = answer.bounding_box()
            assert box is not None
            assert box["y"] + box["height"] <= PHONE["height"]


def test_nothing_moves_while_a_page_loads(browser: "Browser", live_server: "LiveServer") -> None:
    shift = """() => new Promise((resolve) => {
        let total = 0;
        new PerformanceObserver((list) => list.getEntries().forEach((entry) => { total += entry.value; }))
            .observe({ type: "layout-shift", buffered: true });
        setTimeout(() => resolve(total), 400);
    })"""
    with reading(browser, live_server, viewport=PHONE) as page:
        for name, address in PAGES.items():
            page.goto(address, wait_until="networkidle")
            assert page.evaluate(shift) < 0.02, name


def test_the_keyboard_begins_with_a_way_past_the_header(page: "Page") -> None:
    page.goto("/en/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_what_can_be_pressed_is_large_enough_for_a_finger(browser: "Browser", live_server: "LiveServer") -> None:
    # WCAG 2.2, 2.5.8: 24 by 24 CSS pixels. Links in a sentence are excepted; a checkbox has its label, and the title
    # of a card has the card.
    small = """() => [...document.querySelectorAll("a, button, input:not([type=checkbox]), select, summary, label")]
        .filter((element) => element.checkVisibility() && !element.closest("p, dd, .prose, .skip, .card__title"))
        .map((element) => [element.textContent.trim() || element.id, element.getBoundingClientRect()])
        .filter(([, box]) => box.width > 1 && (box.width < 24 || box.height < 24))
        .map(([name, box]) => `${name} ${Math.round(box.width)}x${Math.round(box.height)}`)"""
    with reading(browser, live_server, viewport=PHONE) as page:
        for name, address in PAGES.items():
            page.goto(address)
            assert page.evaluate(small) == [], name


def test_a_page_in_the_other_language_marks_its_words_and_keeps_the_labels(page: "Page") -> None:
    page.goto("/en/tourism/casa-del-cerro/")

    assert page.locator("html").get_attribute("lang") == "en-US"
    for words in ("h1", ".place__title .lead", ".story", ".way"):
        assert page.locator(words).get_attribute("lang") == "es-MX"
    assert page.locator(".way").inner_text()
    assert page.locator("h2#hours").inner_text() == "Hours"
    assert page.locator("h2#hours").evaluate("heading => heading.closest('[lang]').lang") == "en-US"
    assert "Spanish" in page.locator(".notice").inner_text()
    related = page.locator(".card__title a").evaluate_all("links => links.map((link) => link.getAttribute('href'))")
    assert related
    assert all(address.startswith("/en/") for address in related)
    assert (
        page.locator("link[rel=canonical]").get_attribute("href", timeout=1000).endswith("/es/turismo/casa-del-cerro/")
    )


def test_paper_gets_the_words_and_not_the_menus(page: "Page") -> None:
    page.goto("/en/tourism/hueco-tanks/")
    page.emulate_media(media="print")

    assert page.locator("h1").is_visible()
    assert page.locator(".week").is_visible()
    for aside in (".menu", ".language-switch", ".around", ".twins"):
        assert not page.locator(aside).is_visible()
