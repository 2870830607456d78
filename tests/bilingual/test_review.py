"""The state of each language: what was reviewed, what changed since, and what that says of the other language."""

import datetime
import io
import threading
import time

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageLogEntry

from bilingual.changes import changes, compare
from bilingual.models import BasePage
from bilingual.review import ChangedMeanwhileError, LanguageState, State
from bilingual.words import words_of
from tests import factories
from tourism.models import DestinationPage, GalleryImage

pytestmark = pytest.mark.django_db

MISSING, NOT_REVIEWED, OUT_OF_DATE, CURRENT = State
MONDAY = datetime.datetime(2026, 11, 2, 9, tzinfo=datetime.UTC)
TUESDAY = MONDAY + datetime.timedelta(days=1)
FRIDAY = MONDAY + datetime.timedelta(days=4)


@pytest.fixture
def publisher():
    return get_user_model().objects.create_superuser("paula", "paula@example.org", "x")


@pytest.fixture
def page():
    return factories.destination()


def states(page: BasePage) -> tuple[State, ...]:
    rows = {row.language: row.state for row in LanguageState.objects.filter(page_id=page.pk)}
    return rows["en"], rows["es"]


class Desk:
    """What people do with one page, a step at a time; each step begins with the latest draft."""

    def __init__(self, page: BasePage, publisher: object) -> None:
        self.page, self.publisher = page, publisher

    def write(self, **words: object) -> None:
        draft = self.page.get_latest_revision_as_object()
        for name, value in words.items():
            setattr(draft, name, value)
        draft.save_revision()
        self.page = DestinationPage.objects.get(pk=self.page.pk)

    def review(self, *languages: str) -> None:
        for language in languages:
            self.page.accept_words(language, self.publisher)

    def publish(self, release: str, user: object = None) -> None:
        self.write(release=release)
        self.page.get_latest_revision().publish(user=user)
        self.page = DestinationPage.objects.get(pk=self.page.pk)

    def do(self, step: str) -> None:
        """Do what a step of the table says: ``en a`` writes "a" in English, ``ok es`` reviews Spanish."""
        verb, _space, what = step.partition(" ")
        if verb in ("en", "es"):
            self.write(**{f"summary_{verb}": what})
        elif verb == "ok":
            self.review(what)
        elif verb == "fact":
            self.write(road_km=int(what))
        elif verb == "out":
            self.publish(what, self.publisher)
        elif verb == "script":
            self.publish(what)
        else:
            raise ValueError(step)


#: Steps, and what they leave English and Spanish in.
TABLE = [
    # Nobody has looked yet.
    ("", NOT_REVIEWED, NOT_REVIEWED),
    ("fact 12", NOT_REVIEWED, NOT_REVIEWED),
    ("script both", NOT_REVIEWED, NOT_REVIEWED),
    ("en ", MISSING, NOT_REVIEWED),
    ("es ", NOT_REVIEWED, MISSING),
    ("en | es ", MISSING, MISSING),
    # A review is of one language.
    ("ok en", CURRENT, NOT_REVIEWED),
    ("ok es", NOT_REVIEWED, CURRENT),
    ("ok en | ok es", CURRENT, CURRENT),
    ("ok es | ok en", CURRENT, CURRENT),
    ("ok en | fact 12", CURRENT, NOT_REVIEWED),
    # What was accepted holds until its words change, and holds again when they are put back.
    ("ok en | ok es | fact 12", CURRENT, CURRENT),
    ("ok en | ok es | en ", MISSING, OUT_OF_DATE),
    ("ok en | ok es | en a", NOT_REVIEWED, OUT_OF_DATE),
    ("ok en | ok es | en a | ok en", CURRENT, OUT_OF_DATE),
    ("ok en | ok es | es a", OUT_OF_DATE, NOT_REVIEWED),
    ("ok en | ok es | es a | ok es", OUT_OF_DATE, CURRENT),
    ("ok en | ok es | en a | en Museum: en.", CURRENT, CURRENT),
    ("ok en | ok es | en a | ok en | en Museum: en. | ok en", CURRENT, CURRENT),
    # “Still right”: the other language's change needs nothing here.
    ("ok en | ok es | en a | ok en | ok es", CURRENT, CURRENT),
    ("ok en | ok es | en a | ok es", NOT_REVIEWED, CURRENT),
    ("ok en | ok es | en a | ok es | en b | ok en", CURRENT, OUT_OF_DATE),
    # Catching up with the other language doesn't leave that one behind.
    ("ok en | ok es | en a | ok en | es a", CURRENT, NOT_REVIEWED),
    ("ok en | ok es | en a | ok en | es a | ok es", CURRENT, CURRENT),
    ("ok en | ok es | en a | es a | ok es | ok en", CURRENT, CURRENT),
    ("ok en | ok es | es a | ok es | en a | ok en", CURRENT, CURRENT),
    ("ok en | ok es | en a | ok en | es a | es Museo: es.", CURRENT, OUT_OF_DATE),
    ("ok en | es a | ok es", CURRENT, CURRENT),
    # A change of its own does, later.
    ("ok en | ok es | en a | ok en | es a | ok es | es b", OUT_OF_DATE, NOT_REVIEWED),
    ("ok en | ok es | en a | ok en | es a | ok es | en b | ok en", CURRENT, OUT_OF_DATE),
    # Both at once.
    ("ok en | ok es | en a | es a", NOT_REVIEWED, NOT_REVIEWED),
    ("ok en | ok es | en a | es a | ok en", CURRENT, NOT_REVIEWED),
    # Who publishes words that they may review accepts them; who publishes what was accepted says nothing new.
    ("out both", CURRENT, CURRENT),
    ("out en", CURRENT, NOT_REVIEWED),
    ("out en | out es", CURRENT, CURRENT),
    ("out both | en a | out en", CURRENT, OUT_OF_DATE),
    ("out both | en a | out both", CURRENT, OUT_OF_DATE),
    ("out both | en a | out both | es a | out both", CURRENT, CURRENT),
    ("out both | en a | out both | ok es", CURRENT, CURRENT),
    ("out both | en a | es a | out both", CURRENT, CURRENT),
    ("out both | en a | es a | out en", CURRENT, NOT_REVIEWED),
    ("out both | es a | script es", OUT_OF_DATE, NOT_REVIEWED),
    ("out both | fact 12 | script both", CURRENT, CURRENT),
]


@pytest.mark.parametrize(("steps", "english", "spanish"), TABLE)
def test_states(page, publisher, steps, english, spanish):
    desk = Desk(page, publisher)
    for step in filter(None, steps.split(" | ")):
        desk.do(step)
    assert states(page) == (english, spanish)
    for row in LanguageState.objects.filter(page_id=page.pk):
        assert LanguageState.objects.in_state(row.state).filter(pk=row.pk).exists()


def test_a_draft_that_is_saved_again_and_again_changes_nothing(page, publisher):
    desk = Desk(page, publisher)
    desk.review("en", "es")
    before = list(LanguageState.objects.order_by("pk").values())
    for _ in range(3):
        desk.write()
    assert list(LanguageState.objects.order_by("pk").values()) == before


def test_rows_in_another_order_and_new_keys_of_blocks_and_paragraphs_are_no_new_words(page, publisher):
    desk = Desk(page, publisher)
    draft = page.get_latest_revision_as_object()
    picture = factories.picture()
    draft.gallery = [GalleryImage(image=picture, caption_en=each, caption_es=each) for each in ("a", "b")]
    draft.save_revision().publish()
    desk.page = DestinationPage.objects.get(pk=page.pk)
    desk.review("en", "es")
    draft = desk.page.get_latest_revision_as_object()
    draft.gallery = [GalleryImage(image=picture, caption_en=each, caption_es=each) for each in ("b", "a")]
    draft.body_en = [("text", '<p data-block-key="a1b2c">Museum, en.</p>')]
    draft.getting_there_en = ""
    draft.save_revision()
    assert states(page) == (CURRENT, CURRENT)
    draft.gallery = [GalleryImage(image=picture, caption_en=each, caption_es=each) for each in ("b", "c")]
    draft.save_revision()
    assert states(page) == (NOT_REVIEWED, NOT_REVIEWED)


def test_out_of_date_since_the_first_change_not_the_last(page, publisher):
    for language in ("en", "es"):
        page.accept_words(language, publisher, at=MONDAY)
    draft = page.get_latest_revision_as_object()
    for day, words in ((TUESDAY, "One."), (FRIDAY, "Two.")):
        draft.summary_en = words
        draft.note_words(at=day)
    assert LanguageState.objects.get(page=page, language="es").out_of_date_since == TUESDAY
    # Somebody begins to translate, and thinks better of it.
    draft.summary_es = "Uno."
    draft.note_words(at=FRIDAY)
    draft.summary_es = "Museo: es."
    draft.note_words(at=FRIDAY)
    spanish = LanguageState.objects.get(page=page, language="es")
    assert (spanish.state, spanish.out_of_date_since) == (OUT_OF_DATE, TUESDAY)


def test_which_words_changed_is_told_word_by_word(page, publisher):
    desk = Desk(page, publisher)
    desk.review("en", "es")
    desk.write(summary_en="Museum: open en.", body_en=factories.body("Museum, <b>en</b>."))
    spanish = LanguageState.objects.get(page=page, language="es")
    draft = desk.page.get_latest_revision_as_object()
    summary, body = changes(DestinationPage, spanish.other_words, words_of(draft, "en"))
    assert (summary.name, summary.label) == ("summary", "Summary")
    assert [(part.old, part.new) for part in summary.parts] == [
        ("Museum: ", "Museum: "),
        ("", "open "),
        ("en.", "en."),
    ]
    assert (body.name, body.parts) == ("body", ())


def test_a_story_is_compared_paragraph_by_paragraph(page, publisher):
    desk = Desk(page, publisher)
    words = [
        f"<p>{' '.join(f'word{n}' for n in range(paragraph * 50, paragraph * 50 + 50))}.</p>" for paragraph in range(60)
    ]
    desk.write(body_en=[("text", "".join(words))])
    desk.review("en", "es")
    desk.write(body_en=[("text", "".join(words).replace("word7 ", "another "))])
    spanish = LanguageState.objects.get(page=page, language="es")
    [body] = changes(DestinationPage, spanish.other_words, words_of(desk.page.get_latest_revision_as_object(), "en"))
    assert [(part.old, part.new) for part in body.parts if not part.is_kept] == [("word7 ", "another ")]


def test_very_long_runs_are_shown_as_old_and_new():
    old, new = (" ".join(f"{word}{n}" for n in range(5000)) for word in ("a", "b"))
    assert [(part.old, part.new) for part in compare(old, new)] == [(old, new)]


@pytest.mark.django_db(transaction=True)
def test_a_review_waits_for_a_draft_that_is_being_saved(page, publisher):
    """Somebody else's draft is stored while a reviewer's request is at work on the one before."""
    page = DestinationPage.objects.get(pk=page.pk)
    seen = [row.digest for row in LanguageState.objects.filter(page=page).order_by("language")]
    saved, refused = threading.Event(), []

    def review():
        try:
            page.accept_words("es", publisher, seen=seen)
        except ChangedMeanwhileError:
            refused.append(saved.is_set())
        finally:
            connection.close()

    reviewer = threading.Thread(target=review)
    with transaction.atomic():
        draft = page.get_latest_revision_as_object()
        draft.summary_es = "Otra cosa."
        draft.save_revision()
        reviewer.start()
        time.sleep(0.5)
        saved.set()
    reviewer.join()
    assert refused == [True]
    assert states(page)[1] == NOT_REVIEWED


def test_an_alias_has_no_words_of_its_own_to_review(page, publisher):
    alias = page.create_alias(update_slug="alias")
    with pytest.raises(ValueError, match="alias"):
        alias.accept_words("es", publisher)
    assert not LanguageState.objects.filter(page_id=alias.pk).exists()


def test_a_review_of_words_that_are_no_longer_there_is_refused(page, publisher):
    seen = [row.digest for row in LanguageState.objects.filter(page=page).order_by("language")]
    Desk(page, publisher).write(summary_es="Otra cosa.")
    with pytest.raises(ChangedMeanwhileError):
        page.accept_words("es", publisher, seen=seen)
    assert states(page)[1] == NOT_REVIEWED


def test_the_history_says_who_reviewed_which_language(page, publisher):
    page.accept_words("es", publisher)
    entry = PageLogEntry.objects.get(action="bilingual.review")
    assert (entry.user, entry.message) == (publisher, "Reviewed in Spanish")


@pytest.mark.parametrize(
    ("group", "permissions", "expected"),
    [
        ("Moderators", (), (CURRENT, CURRENT)),
        ("Editors", (), (NOT_REVIEWED, NOT_REVIEWED)),
        ("Editors", ("review_es",), (NOT_REVIEWED, CURRENT)),
        ("Editors", ("review_en", "review_es"), (CURRENT, CURRENT)),
        (None, ("review_en", "review_es"), (NOT_REVIEWED, NOT_REVIEWED)),
    ],
)
def test_publishing_accepts_only_what_the_publisher_may_review(page, group, permissions, expected):
    user = get_user_model().objects.create_user("u", "u@example.org", "x")
    if group:
        user.groups.add(Group.objects.get(name=group))
    user.user_permissions.add(*Permission.objects.filter(codename__in=permissions))
    page.save_revision().publish(user=user, skip_permission_checks=True)
    assert states(page) == expected


def test_a_copy_has_not_been_reviewed_and_an_alias_says_nothing_of_its_own(page, publisher):
    Desk(page, publisher).review("en", "es")
    copy = page.copy(update_attrs={"slug": "copy"})
    assert states(copy) == (NOT_REVIEWED, NOT_REVIEWED)
    alias = page.create_alias(update_slug="alias")
    assert not LanguageState.objects.filter(page_id=alias.pk).exists()


@pytest.mark.parametrize("number", [100, 10_000])
def test_the_states_of_ten_thousand_pages_are_one_query(number):
    parent = factories.index()
    created = BasePage.objects.bulk_create(factories.bare_child(BasePage, parent, n) for n in range(number))
    LanguageState.objects.bulk_create(
        LanguageState(page=page, language=language, is_missing=False, digest="a", reviewed_digest="ab"[n % 2])
        for n, page in enumerate(created)
        for language in ("en", "es")
    )
    below = BasePage.objects.child_of(parent)
    with CaptureQueriesContext(connection) as queries:
        by_page = LanguageState.objects.by_page(below)
        spanish = LanguageState.objects.filter(page__in=below, language="es")
        waiting = spanish.in_state(State.NOT_REVIEWED, State.OUT_OF_DATE).count()
    assert len(queries) == 2
    assert len(by_page) == number
    assert by_page[created[0].pk]["es"].state == CURRENT
    assert waiting == number // 2


def test_pages_from_before_there_were_states_are_noted_by_a_command(page, publisher):
    Desk(page, publisher).review("es")
    reviewed = LanguageState.objects.get(page=page, language="es").reviewed_at
    LanguageState.objects.filter(language="en").delete()
    call_command("language_states", stdout=io.StringIO())
    assert states(page) == (NOT_REVIEWED, CURRENT)
    assert LanguageState.objects.get(page=page, language="es").reviewed_at == reviewed
