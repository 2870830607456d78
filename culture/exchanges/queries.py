"""Exchanges as lists and pages ask for them, and where their calls stand, in SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    BooleanField,
    Case,
    CharField,
    DateField,
    DateTimeField,
    ExpressionWrapper,
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    TextField,
    TimeField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, NullIf
from wagtail.query import PageQuerySet

from bilingual import languages
from bilingual.visibility import readable_in
from culture.exchanges.choices import DeadlineState, StudyField
from culture.exchanges.deadlines import COUNTDOWN
from elements.rows import CITY, bring

if TYPE_CHECKING:
    import datetime

    from django.db.models.expressions import Combinable

    from culture.models import ExchangeProgramPage, HomeInstitution

#: In what order the finder lists calls: what can still be caught first, what is over last.
CLOSES_NEXT, OPENS_NEXT, WITHOUT_DATE, OVER = range(4)

#: What a link to an institution, and the clock of its city, ask of it.
INSTITUTION = (
    *("id", "basepage_ptr_id", "path", "depth", "url_path", "url_path_es", "live", "live_en", "live_es", "locale_id"),
    *("title_en", "title_es", "slug", "slug_es", "short_name"),
    ("city", (*CITY, "timezone")),
)


def zone_of(*names: str) -> Coalesce:
    """Return the first zone that one of the fields ``names`` holds, or else the site's."""
    return Coalesce(
        *(NullIf(Cast(F(name), TextField()), Value("", TextField())) for name in names),
        Value(settings.TIME_ZONE, TextField()),
    )


def instant_of(day: str, time: str | None, zone: Combinable) -> Func:
    """Return the instant of ``deadlines.instant_of``; without ``time``, the beginning of the day.

    A day with an empty time ends at 24:00. PostgreSQL reads a time that clocks skip or show twice as it does.
    """
    hour = Coalesce(F(time), Func(template="TIME '24:00'", output_field=TimeField())) if time else None
    wall = (
        Func(F(day), hour, template="(%(expressions)s)", arg_joiner=" + ", output_field=DateTimeField())
        if hour
        else Func(F(day), template="(%(expressions)s)::timestamp", output_field=DateTimeField())
    )
    return Func(zone, wall, function="timezone", output_field=DateTimeField())


def days_left(day: str, zone: Combinable, at: datetime.datetime) -> Func:
    """Return how many days ``at`` is before ``day`` on the calendar of ``zone``."""
    wall = Func(zone, Value(at, DateTimeField()), function="timezone", output_field=DateTimeField())
    today = Func(wall, template="(%(expressions)s)::date", output_field=DateField())
    return Func(F(day), today, template="(%(expressions)s)", arg_joiner=" - ", output_field=IntegerField())


class ExchangeQuerySet(PageQuerySet):
    """Exchanges."""

    def live_in(self, language: str) -> Self:
        """Keep those live in ``language`` that anybody may see."""
        return self.filter(readable_in(language))

    def with_rows(self) -> Self:
        """Bring host, contact and all rows along, so that the page asks nothing more of them."""
        from culture.models import exchanges

        return (
            self.select_related("host__city", "contact__city")
            ._with_rows_of_needs()
            .annotate(
                documents_rows=bring(
                    exchanges.DocumentNeed, "words_en", "words_es", "language", "is_translated", "is_apostilled"
                ),
                steps_rows=bring(exchanges.Step, "words_en", "words_es"),
            )
        )

    def with_needs(self) -> Self:
        """Bring along what a card shows and all that is asked of who applies."""
        return self.with_facts_of_cards()._with_rows_of_needs()

    def with_needs_alone(self) -> Self:
        """Bring along all that is asked of who applies, the home institutions by their keys; for many at once."""
        long_texts = [languages.localized("body", code) for code in languages.LANGUAGES]
        return (
            self.select_related("host__city")
            .defer("body", *long_texts, *(f"host__{name}" for name in ("body", *long_texts)))
            ._with_rows_of_needs()
            .annotate(
                home_institutions_rows=bring(
                    _home_institutions(), "institution_id", "closes_on", "closes_at", "timezone"
                )
            )
        )

    def _with_rows_of_needs(self) -> Self:
        from culture.models import exchanges

        return self.annotate(
            home_institutions_rows=self._homes(),
            language_needs_rows=bring(exchanges.LanguageNeed, "language", "level", "proof_en", "proof_es"),
            averages_rows=bring(exchanges.AverageNeed, "minimum", "scale"),
            other_needs_rows=bring(exchanges.OtherNeed, "words_en", "words_es"),
        )

    def for_cards(self, language: str) -> Self:
        """Return those live in ``language`` with all that a card shows."""
        return self.live_in(language).with_facts_of_cards()

    def with_facts_of_cards(self) -> Self:
        """Bring along all that a card shows."""
        from culture.models import exchanges

        long_texts = [languages.localized("body", code) for code in languages.LANGUAGES]
        return (
            self.select_related("host__city")
            .annotate(
                home_institutions_rows=self._homes(),
                language_needs_rows=bring(exchanges.LanguageNeed, "language", "level"),
            )
            .defer("body", *long_texts, *(f"host__{name}" for name in ("body", *long_texts)))
        )

    def with_standing(self, at: datetime.datetime) -> Self:
        """Add ``standing``, ``turns`` (when it changes) and ``turn_order``, as ``deadline_state(at)`` has them."""
        from culture.models.exchanges import HomeInstitution

        zone = zone_of("timezone", "host__city__timezone")
        home_zone = zone_of("timezone", "institution__city__timezone")
        last = (
            HomeInstitution.objects.filter(page=OuterRef("pk"), closes_on__isnull=False)
            .annotate(
                instant=instant_of("closes_on", "closes_at", home_zone), days=days_left("closes_on", home_zone, at)
            )
            .order_by("-instant", "-closes_on")
        )
        now = Value(at, DateTimeField())
        general = Q(closes_on__isnull=False)
        dated = self.annotate(
            opens=instant_of("opens_on", None, zone),
            closes=Case(When(general, then=instant_of("closes_on", "closes_at", zone)), default=_one(last, "instant")),
            days_left=Case(When(general, then=days_left("closes_on", zone, at)), default=_one(last, "days")),
            reopens=instant_of("next_opens_on", None, zone),
        )
        turned = dated.annotate(
            standing=Case(
                When(is_rolling=True, then=Value(DeadlineState.OPEN)),
                When(opens__gt=now, then=Value(DeadlineState.COMING)),
                When(closes__gt=now, days_left__lte=COUNTDOWN, then=Value(DeadlineState.CLOSING)),
                When(closes__gt=now, then=Value(DeadlineState.OPEN)),
                When(opens__isnull=False, closes__isnull=True, then=Value(DeadlineState.OPEN)),
                When(reopens__gt=now, then=Value(DeadlineState.REOPENING)),
                When(closes__isnull=False, reopens__isnull=True, then=Value(DeadlineState.CLOSED)),
                default=Value(DeadlineState.UNKNOWN),
                output_field=CharField(),
            )
        ).annotate(
            turns=Case(
                When(is_rolling=True, then=None),
                When(standing=DeadlineState.COMING, then=F("opens")),
                When(standing=DeadlineState.REOPENING, then=F("reopens")),
                When(standing__in=[DeadlineState.OPEN, DeadlineState.CLOSING], then=F("closes")),
                output_field=DateTimeField(),
            )
        )
        return turned.annotate(
            turn_order=Case(
                When(standing__in=[DeadlineState.OPEN, DeadlineState.CLOSING], turns__isnull=False, then=CLOSES_NEXT),
                When(standing__in=[DeadlineState.COMING, DeadlineState.REOPENING], then=OPENS_NEXT),
                When(standing=DeadlineState.CLOSED, then=OVER),
                default=WITHOUT_DATE,
                output_field=IntegerField(),
            )
        )

    def for_finder(self, language: str, at: datetime.datetime) -> Self:
        """Return the cards with all that the finder narrows and sorts them by."""
        from culture.models.exchanges import LanguageNeed

        other = languages.other(language)
        names = (Cast(F(f"host__{languages.localized('title', code)}"), TextField()) for code in (language, other))
        name = Coalesce(*(NullIf(words, Value("", TextField())) for words in names))
        fields = [value for value in StudyField.values if value != StudyField.ANY]
        of_choices = ArrayField(CharField(max_length=20))
        every = Value(fields, of_choices)
        needed = LanguageNeed.objects.filter(page=OuterRef("pk")).order_by().values("language")
        return (
            self.for_cards(language)
            .with_standing(at)
            .annotate(
                host_name=name,
                fields_open=Case(
                    When(study_fields__contains=[StudyField.ANY], then=every),
                    default=F("study_fields"),
                    output_field=of_choices,
                ),
                languages_needed=ArraySubquery(needed),
            )
        )

    def back_from(self, page: ExchangeProgramPage, language: str, at: datetime.datetime) -> Self:
        """Return exchanges in the other direction: hosted by another city, those for the same people first."""
        others = self.for_cards(language).exclude(pk=page.pk).filter(host__isnull=False)
        if page.city:
            others = others.exclude(host__city=page.city)
        alike = Case(When(participants__overlap=page.participants, then=0), default=1, output_field=IntegerField())
        return others.with_standing(at).order_by(alike, "turn_order", F("turns").asc(nulls_last=True), "pk")

    @staticmethod
    def _homes() -> Subquery:
        names = ("institution_id", "closes_on", "closes_at", "timezone", ("institution", INSTITUTION))
        return bring(_home_institutions(), *names)


def _home_institutions() -> type[HomeInstitution]:
    from culture.models.exchanges import HomeInstitution

    return HomeInstitution


def lasts(least: int | None, most: int | None) -> Q:
    """Return the condition that an exchange may take from ``least`` to ``most`` weeks; an open end has no limit."""
    condition = Q()
    if least:
        condition &= Q(weeks_max__gte=least) | Q(weeks_max__isnull=True, weeks_min__gte=least)
    if most:
        condition &= Q(weeks_min__lte=most) | Q(weeks_min__isnull=True, weeks_max__lte=most)
    return condition


def is_true(condition: Q) -> ExpressionWrapper:
    """Return whether a record meets ``condition``."""
    return ExpressionWrapper(condition, output_field=BooleanField())


def _one(rows: PageQuerySet, name: str) -> Subquery:
    return Subquery(rows.values(name)[:1])
