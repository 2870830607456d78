"""Whatever editors do in whatever order: readers see the words last released in their language, and no others."""

import copy
import datetime
import itertools
import re
from unittest import mock

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bilingual.models import BasePage
from editorial.schedule import do_what_is_due
from tests import factories
from tourism.models import DestinationPage, OpeningException

LANGUAGES = ("en", "es")
RELEASES = {"en": {"en"}, "es": {"es"}, "both": {"en", "es"}}
FIELDS = ("title", "summary", "body")
TODAY = datetime.datetime(2026, 5, 4, 18, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)
#: A word of ours, wherever it stands in the HTML: one that no other edit and no other language has.
WORD = re.compile(r"word-(?:en|es)-\d+")

one_language = st.sampled_from(LANGUAGES)
releases = st.sampled_from(sorted(RELEASES))


class Editors(RuleBasedStateMachine):
    """One destination and its alias, those who edit it, and a model of what readers should be shown.

    ``draft`` and ``shown`` hold words by language: ``{"title": word, …, "rows": {day: word}}``.
    """

    def __init__(self):
        super().__init__()
        self.savepoint = transaction.savepoint()
        self.now = TODAY
        self.clock = mock.patch("django.utils.timezone.now", side_effect=lambda: self.now)
        self.clock.start()
        self.client = Client()
        self.numbers, self.days = itertools.count(1), itertools.count(1)

    def teardown(self):
        self.clock.stop()
        transaction.savepoint_rollback(self.savepoint)

    def word(self, language):
        return f"word-{language}-{next(self.numbers)}"

    # What editors do

    @initialize(live=st.sampled_from(["", *RELEASES]), revised=st.booleans(), alias=st.booleans())
    def begin(self, live, revised, alias):
        """Some pages were made by a script, and have no revision of what is live."""
        self.draft = {language: {name: self.word(language) for name in FIELDS} for language in LANGUAGES}
        fields = {f"{name}_{language}": self.draft[language][name] for name in FIELDS for language in LANGUAGES}
        for language in LANGUAGES:
            fields[f"body_{language}"] = factories.body(fields[f"body_{language}"])
            self.draft[language]["rows"] = {}
        self.page = factories.destination(
            **fields, slug="place", slug_es="lugar", release=live or "both", live=bool(live)
        )
        self.shown = {language: copy.deepcopy(self.draft[language]) for language in RELEASES.get(live, ())}
        self.slugs = {"en": "place", "es": "lugar"}
        self.scheduled = None
        self.revisions = []
        if revised:
            self.keep(self.latest())
        self.alias = self.page.create_alias(update_slug="alias") if alias else None

    def latest(self):
        return DestinationPage.objects.get(pk=self.page.pk).get_latest_revision_as_object()

    def keep(self, draft, **options):
        """Save a draft as the edit form does: over the row, too, while that is not live."""
        if not draft.live:
            draft.save()
        revision = draft.save_revision(clean=False, **options)
        self.revisions.append((revision, copy.deepcopy(self.draft)))
        return revision

    @rule(language=one_language, names=st.sets(st.sampled_from(FIELDS), min_size=1))
    def write(self, language, names):
        draft = self.latest()
        for name in sorted(names):
            word = self.draft[language][name] = self.word(language)
            setattr(draft, f"{name}_{language}", factories.body(word) if name == "body" else word)
        self.keep(draft)

    @rule(in_languages=releases)
    def add_row(self, in_languages):
        draft, day = self.latest(), TODAY.date() + datetime.timedelta(days=next(self.days))
        row = OpeningException(first_date=day)
        for language in RELEASES[in_languages]:
            word = self.draft[language]["rows"][day] = self.word(language)
            setattr(row, f"reason_{language}", word)
        for language in LANGUAGES:
            self.draft[language]["rows"].setdefault(day, "")
        draft.opening_exceptions.add(row)
        self.keep(draft)

    @precondition(lambda self: self.draft["en"]["rows"])
    @rule(data=st.data(), language=one_language)
    def rewrite_row(self, data, language):
        draft, day = self.latest(), data.draw(st.sampled_from(sorted(self.draft["en"]["rows"])))
        (row,) = (row for row in draft.opening_exceptions.all() if row.first_date == day)
        word = self.draft[language]["rows"][day] = self.word(language)
        setattr(row, f"reason_{language}", word)
        draft.opening_exceptions.add(row)
        self.keep(draft)

    @precondition(lambda self: self.draft["en"]["rows"])
    @rule(data=st.data())
    def remove_row(self, data):
        draft, day = self.latest(), data.draw(st.sampled_from(sorted(self.draft["en"]["rows"])))
        draft.opening_exceptions.set([row for row in draft.opening_exceptions.all() if row.first_date != day])
        for language in LANGUAGES:
            del self.draft[language]["rows"][day]
        self.keep(draft)

    @rule(release=releases)
    def publish(self, release):
        draft = self.latest()
        draft.release, draft.go_live_at = release, None
        self.keep(draft).publish()
        self.goes_out(self.draft, release)

    @rule(release=releases)
    def schedule(self, release):
        draft = self.latest()
        draft.release, draft.go_live_at = release, self.now + HOUR
        self.keep(draft).publish()
        self.scheduled = copy.deepcopy(self.draft), release

    @rule()
    def time_passes(self):
        self.now += 2 * HOUR
        do_what_is_due(self.now)
        if self.scheduled:
            self.goes_out(*self.scheduled)

    @rule()
    def expire(self):
        BasePage.objects.filter(pk=self.page.pk).update(expire_at=self.now - HOUR)
        do_what_is_due(self.now)
        BasePage.objects.filter(pk=self.page.pk).update(expire_at=None)
        self.comes_down(*self.shown)

    @rule()
    def unpublish(self):
        DestinationPage.objects.get(pk=self.page.pk).unpublish()
        self.comes_down(*self.shown)

    @rule(language=one_language)
    def unpublish_language(self, language):
        DestinationPage.objects.get(pk=self.page.pk).unpublish_language(language)
        self.comes_down(language)

    @precondition(lambda self: self.revisions)
    @rule(data=st.data())
    def revert(self, data):
        revision, words = data.draw(st.sampled_from(self.revisions))
        revision.refresh_from_db()
        self.draft = copy.deepcopy(words)
        self.keep(revision.as_object(), previous_revision=revision)

    @rule()
    def move(self):
        page = DestinationPage.objects.get(pk=self.page.pk)
        parents = [factories.home(), factories.index()]
        page.move(next(parent for parent in parents if parent.pk != page.get_parent().pk), pos="last-child")

    @precondition(lambda self: self.alias)
    @rule()
    def unpublish_alias(self):
        BasePage.objects.get(pk=self.alias.pk).unpublish()

    # What it should come to

    def goes_out(self, draft, release):
        """Words of the languages released go out; rows come and go for both, as facts do."""
        for language in {*self.shown, *RELEASES[release]}:
            words = copy.deepcopy(draft[language])
            if language not in RELEASES[release]:
                before = self.shown[language]
                words = before | {"rows": {day: before["rows"].get(day, "") for day in words["rows"]}}
            self.shown[language] = words
        self.scheduled = None

    def comes_down(self, *languages):
        down = [language for language in languages if language in self.shown]
        for language in down:
            del self.shown[language]
        if self.scheduled and down and (not self.shown or RELEASES[self.scheduled[1]] & {*down}):
            self.scheduled = None

    @invariant()
    def readers_see_what_was_released(self):
        page = BasePage.objects.get(pk=self.page.pk)
        assert page.live == bool(self.shown)
        assert set(page.languages_live()) == set(self.shown)
        self.visit(page)
        if self.alias:
            alias = BasePage.objects.get(pk=self.alias.pk)
            assert set(alias.languages_live()) in (set(), set(self.shown))
            self.visit(alias)

    def visit(self, page):
        for language in LANGUAGES:
            response = self.client.get(page.url_in(language))
            assert response.status_code == (200 if page.live else 404)
            if page.live:
                seen = set(WORD.findall(response.content.decode()))
                spoken = language if language in self.shown else next(iter(self.shown))
                words = self.shown[spoken]
                assert seen == {*(words[name] for name in FIELDS), *filter(None, words["rows"].values())}

    @invariant()
    def the_draft_holds_what_editors_wrote(self):
        draft = self.latest()
        for language in LANGUAGES:
            words = self.draft[language]
            assert draft.title_in(language) == words["title"]
            assert getattr(draft, f"summary_{language}") == words["summary"]
            assert words["body"] in str(getattr(draft, f"body_{language}"))
            rows = draft.opening_exceptions.all()
            assert {row.first_date: getattr(row, f"reason_{language}") or "" for row in rows} == words["rows"]


@pytest.mark.django_db
def test_no_sequence_of_edits_and_releases_shows_a_word_that_was_not_released():
    factories.index()
    factories.city()
    run_state_machine_as_test(
        Editors,
        settings=settings(
            max_examples=12,
            phases=[Phase.reuse, Phase.generate],  # shrinking what it finds would take minutes
            stateful_step_count=12,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
        ),
    )
