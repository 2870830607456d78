"""Two editors in one page, without a browser: what either wrote is kept, by field, whatever kind of field it is.

Both open the form, then Ana saves, then Bob does: by hand, or by autosave, which asks for JSON.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from bilingual import languages
from bilingual.models import BasePage
from news.models import ArticleChange, ArticlePage
from tests import factories
from tests.bilingual import editing
from tourism.models import DestinationPage

pytestmark = pytest.mark.django_db

CHANGED = datetime.datetime(2026, 11, 20, 12, tzinfo=datetime.UTC)


def article() -> ArticlePage:
    """Return an article with everything that a form may hold, of which nothing waits to be published."""
    notes = [
        ArticleChange(changed_at=CHANGED, words_en=f"Note {number}", words_es=f"Nota {number}") for number in (1, 2)
    ]
    for key in ("trade", "culture", "water"):
        factories.topic(key, key.title(), f"{key.title()}-es")
    return factories.article(
        topics=["trade"], cities=["torreon"], body_en=factories.body("x"), body_es=factories.body("x"), changes=notes
    )


def destination() -> DestinationPage:
    page = factories.destination(body_en=factories.body("x"), body_es=factories.body("x"))
    page.save_revision().publish()
    return page


def topics(*keys: str) -> Callable[[], dict[str, Any]]:
    return lambda: {"topics": [str(factories.topic(key).pk) for key in keys]}


@dataclass(frozen=True)
class Field:
    """A field of some kind, what each editor makes of it, and how it reads then."""

    anas: Callable[[], dict[str, Any]]
    bobs: Callable[[], dict[str, Any]]
    read: Callable[[Any], Any]
    before: Any
    ana: Any
    bob: Any
    page: Callable[[], BasePage] = article


def text(name: str, before: str, page: Callable[[], BasePage] = article) -> Field:
    """Return a field that a form sends as one word."""
    return Field(
        lambda: {name: "anas"},
        lambda: {name: "bobs"},
        lambda page: getattr(page, name) or "",
        before,
        "anas",
        "bobs",
        page,
    )


def rich(name: str, page: Callable[[], BasePage]) -> Field:
    return Field(
        lambda: {name: editing.rich_text("<p>Ana’s</p>")},
        lambda: {name: editing.rich_text("<p>Bob’s</p>")},
        lambda page: written(page, name),
        "",
        "Ana’s",
        "Bob’s",
        page,
    )


def written(page: BasePage, name: str) -> str:
    """Return the words of a rich text or a story."""
    return editing.soup_of(str(getattr(page, name) or "")).get_text(strip=True)


def notes(page: ArticlePage) -> list[str]:
    return [note.words_en for note in page.changes.all()]


FIELDS = {
    "text of one language": text("hero_caption_es", ""),
    "rich text": rich("getting_there_en", destination),
    "story": Field(
        lambda: {"body_es": editing.story("De Ana")},
        lambda: {"body_es": editing.story("De Bob")},
        lambda page: written(page, "body_es"),
        "x",
        "De Ana",
        "De Bob",
    ),
    "fact": Field(
        lambda: {"kind": "press-release"},
        lambda: {"kind": "notice"},
        lambda page: page.kind,
        "news",
        "press-release",
        "notice",
    ),
    "several": Field(
        topics("trade", "culture"),
        topics("water"),
        lambda page: {topic.key for topic in page.topics.all()},
        {"trade"},
        {"trade", "culture"},
        {"water"},
    ),
    "rows": Field(
        lambda: {"changes-0-words_en": "Ana’s"},
        lambda: {"changes-1-words_en": "Bob’s"},
        notes,
        ["Note 1", "Note 2"],
        ["Ana’s", "Note 2"],
        ["Note 1", "Bob’s"],
    ),
    "slug": text("slug", "signed"),
    "slug in Spanish": text("slug_es", ""),
}


class Editor:
    """Somebody with the form of a page open, in a tab of their own."""

    def __init__(self, name: str, page: BasePage) -> None:
        self.client, self.page, self.name = Client(), page, name
        self.client.force_login(editing.administrator("en", name))
        self.open()

    def open(self) -> None:
        """Take the form as it is drawn, with the words that the script puts into it."""
        words = {f"body_{side}": editing.story(written(draft(self.page), f"body_{side}")) for side in ("en", "es")}
        for name in ("getting_there_en", "getting_there_es"):
            if hasattr(self.page, name):
                words[name] = editing.rich_text(f"<p>{written(draft(self.page), name)}</p>")
        self.sent = editing.edit_data(self.client, self.page, **words)

    def write(self, **changes: Any) -> None:
        self.sent.update(editing.nested_form_data({k: v for k, v in changes.items() if not isinstance(v, list)}))
        self.sent.update({name: value for name, value in changes.items() if isinstance(value, list)})

    def save(self) -> HttpResponse:
        """Save by hand, which draws the form anew."""
        response = self.client.post(editing.edit_address(self.page), self.sent)
        if response.status_code == 302:
            self.open()
        return response

    def autosave(self) -> HttpResponse:
        """Save as the script does, and take over what the answer changes in the form."""
        response = self.client.post(editing.edit_address(self.page), self.sent, headers={"accept": "application/json"})
        answer = response.json()
        if answer["success"]:
            self.sent.update(answer["field_updates"])
            self.sent["overwrite_revision_id"] = str(answer["revision_id"])
        return response


def draft(page: BasePage) -> Any:
    return type(page).objects.get(pk=page.pk).get_latest_revision_as_object()


def is_saved(response: HttpResponse) -> bool:
    return response.status_code == 302 or (response.status_code == 200 and "json" in response["Content-Type"])


BY = pytest.mark.parametrize("by", ["save", "autosave"])
EACH = pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS)


def both(page: BasePage) -> tuple[Editor, Editor]:
    return Editor("ana", page), Editor("bob", page)


@BY
@EACH
def test_a_field_that_another_changed_is_kept_as_they_wrote_it(field: Field, by: str) -> None:
    ana, bob = both(page := field.page())
    ana.write(**field.anas())
    assert is_saved(ana.autosave())
    for words in ("Bob’s.", "More of Bob’s."):
        bob.write(summary_en=words)
        assert is_saved(getattr(bob, by)())
        assert (field.read(draft(page)), draft(page).summary_en) == (field.ana, words)


def test_who_else_wrote_is_named_also_after_a_save_of_ones_own() -> None:
    ana, bob = both(factories.destination("Museum", "Museo"))
    ana.write(summary_es="De Ana.")
    ana.autosave()
    for words in ("Bob’s.", "More of Bob’s."):
        bob.write(summary_en=words)
        assert "ana-en also changed this page" in bob.autosave().json()["kept"]


def test_one_with_two_tabs_is_not_told_that_they_are_somebody_else() -> None:
    ana, bob = both(page := factories.destination("Museum", "Museo"))
    ana.write(summary_es="De Ana.")
    ana.autosave()
    bob.open()
    other = Editor.__new__(Editor)
    other.client, other.page, other.name = bob.client, page, bob.name
    other.open()
    other.write(summary_es="De Bob.")
    other.autosave()
    bob.write(summary_en="Bob’s.")
    assert "Somebody also changed this page" in bob.autosave().json()["kept"]


@BY
@EACH
def test_who_writes_alone_is_never_asked(field: Field, by: str) -> None:
    _ana, bob = both(page := field.page())
    assert field.read(draft(page)) == field.before
    bob.write(**field.bobs())
    assert is_saved(getattr(bob, by)())
    assert field.read(draft(page)) == field.bob


@BY
@EACH
def test_where_both_changed_the_same_nothing_is_lost_until_one_decides(field: Field, by: str) -> None:
    ana, bob = both(page := field.page())
    ana.write(**field.anas())
    assert is_saved(ana.autosave())
    bob.write(**field.bobs(), summary_en="Bob’s.")
    assert not is_saved(refused := getattr(bob, by)())
    assert "ana-en changed the same while you were writing" in refused.content.decode()
    assert (field.read(draft(page)), draft(page).summary_en) == (field.ana, page.summary_en)

    form = editing.soup(bob.save())
    assert form.find(attrs={"name": "summary_en"}).get_text(strip=True) == "Bob’s."
    bob.write(overwrite=form.find("button", attrs={"name": "overwrite"})["value"])
    assert is_saved(bob.save())
    assert (field.read(draft(page)), draft(page).summary_en) == (field.bob, "Bob’s.")


@BY
@EACH
def test_both_making_the_same_change_is_no_clash(field: Field, by: str) -> None:
    ana, bob = both(page := field.page())
    for editor in (ana, bob):
        editor.write(**field.anas())
        assert is_saved(getattr(editor, by)())
    assert field.read(draft(page)) == field.ana


@BY
def test_a_row_that_another_deleted_stays_deleted_when_one_writes_elsewhere(by: str) -> None:
    ana, bob = both(page := article())
    ana.write(**{"changes-0-DELETE": "1"})
    assert is_saved(ana.autosave())
    for words in ("Bob’s.", "More of Bob’s."):
        bob.write(summary_en=words)
        assert is_saved(getattr(bob, by)())
        assert (notes(draft(page)), draft(page).summary_en) == (["Note 2"], words)
    assert languages.words(draft(page).changes.get(), "words", "es") == "Nota 2"


@BY
def test_a_row_that_another_deleted_while_one_changed_it_is_a_clash(by: str) -> None:
    ana, bob = both(page := article())
    ana.write(**{"changes-0-DELETE": "1"})
    assert is_saved(ana.autosave())
    bob.write(**{"changes-0-words_en": "Bob’s"})
    assert not is_saved(refused := getattr(bob, by)())
    assert "ana-en changed the same while you were writing" in refused.content.decode()
    assert notes(draft(page)) == ["Note 2"]

    form = editing.soup(bob.save())
    assert form.find(attrs={"name": "changes-0-words_en"}).get_text(strip=True) == "Bob’s"
    bob.write(overwrite=form.find("button", attrs={"name": "overwrite"})["value"])
    assert is_saved(bob.save())
    assert notes(draft(page)) == ["Bob’s", "Note 2"]


@BY
def test_a_row_that_another_added_stays_when_one_writes_elsewhere(by: str) -> None:
    ana, bob = both(page := article())
    ana.write(
        **{
            "changes-TOTAL_FORMS": "3",
            "changes-2-words_en": "Note 3",
            "changes-2-words_es": "Nota 3",
            "changes-2-changed_at": "2026-11-20 12:00",
            "changes-2-ORDER": "3",
        }
    )
    assert is_saved(ana.autosave())
    for words in ("Bob’s.", "More of Bob’s."):
        bob.write(summary_en=words)
        assert is_saved(getattr(bob, by)())
        assert (notes(draft(page)), draft(page).summary_en) == (["Note 1", "Note 2", "Note 3"], words)


def test_publishing_after_another_changed_something_saves_a_draft_to_look_at_first() -> None:
    ana, bob = both(page := article())
    ana.write(**topics("culture")())
    assert is_saved(ana.autosave())
    bob.write(summary_en="Bob’s.", **{"action-publish": "yes"})
    assert is_saved(bob.save())
    assert {topic.key for topic in draft(page).topics.all()} == {"culture"}
    live = ArticlePage.objects.get(pk=page.pk)
    assert ({topic.key for topic in live.topics.all()}, live.summary_en) == ({"trade"}, page.summary_en)
