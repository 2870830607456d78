"""The list of events and the months: what both can be narrowed by, and what each shows."""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Any

import django_filters
from babel import Locale
from django.db.models import Count, F, Q, QuerySet, Window
from django.db.models.functions import RowNumber
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from bilingual import formats, languages
from elements.choices import Admission, Audience, Sector
from elements.models import City
from listing.facets import ArrayFacet, BooleanFacet, ChoiceFacet, Text, TextSearch
from listing.listings import Listing
from listing.state import Sort
from news.choices import Attendance, EventKind, OccurrenceStatus
from news.events import periods
from news.events.periods import When
from news.events.showing import over_at

if TYPE_CHECKING:
    from django.http import QueryDict

    from news.events.queries import EventQuerySet, OccurrenceQuerySet
    from news.models import EventPage, Occurrence

HOW = _("How to take part")

#: The view of events by month, in addresses.
MONTH = "month"
#: Years that a month may be asked for in.
YEARS = range(2000, 2101)
#: Months before and after the present one that a reader, and a crawler, is led to.
MONTHS_AROUND = 24
#: How many events a day of a month shows; the rest are a link away.
ENTRIES_A_DAY = 4
#: What is on for more days than this stands above the month, and in it on the days it begins and ends.
DAYS_IN_A_ROW = 7
#: How many of these are named.
GOING_ON_SHOWN = 6


class EventFilters(Listing):
    """What events are narrowed by, whichever view of them a reader has: of any queryset of events."""

    q = TextSearch(
        *(languages.localized("title", language) for language in languages.LANGUAGES),
        "summary_{language}",
        "venue_{language}",
        labels={"sectors": Sector.choices, "audiences": Audience.choices},
        label=_("Search these events"),
    )
    kind = ChoiceFacet("kind", label=pgettext_lazy("of an event", "Kind"), choices=EventKind.choices)
    city = ChoiceFacet("city__key", label=_("City"), choices=City.choices)
    audience = ArrayFacet("audiences", label=_("For whom"), choices=Audience.choices)
    sector = ArrayFacet("sectors", label=pgettext_lazy("of business", "Sector"), choices=Sector.choices)
    free = BooleanFacet(Q(admission=Admission.FREE), label=_("Free admission"), group=HOW)
    venue = BooleanFacet(Q(attendance__in=[Attendance.VENUE, Attendance.BOTH]), label=_("At the venue"), group=HOW)
    online = BooleanFacet(Q(attendance__in=[Attendance.ONLINE, Attendance.BOTH]), label=_("Online"), group=HOW)

    @property
    def followed_query(self) -> str:
        """The query string of the calendar that follows these events: the filters but those of time."""
        filters = {name: () for name in self.filters if name not in EventFilters.base_filters}
        return replace(self.state.filtered(**filters), kept={}, sort="").query


@dataclass(frozen=True)
class PeriodLink:
    """A span of time to choose."""

    label: Text
    is_chosen: bool
    url: str


@dataclass(frozen=True)
class DayField:
    """A day that somebody may ask for: its parameter, its label and what it holds."""

    name: str
    label: Text
    value: str


@dataclass(frozen=True)
class ListedDay:
    """A day of the list with its events; no day is for what waits for a new date, ``near`` is "Today" or the like."""

    day: datetime.date | None
    near: Text
    events: list[EventPage]


class DayFilter(django_filters.DateFilter):
    """A day as browsers send it (ISO 8601), the same in either language."""

    def __init__(self, *, label: Text) -> None:
        super().__init__(label=label, input_formats=["%Y-%m-%d"])


class EventListing(EventFilters):
    """Events by their dates: each once, with the next one; or the first within the days that somebody asks for.

    Days narrow before anything is counted, as they decide which date is shown. ``when`` gives way to two days.
    """

    when = django_filters.ChoiceFilter(label=_("When"), choices=When.choices)
    since = DayFilter(label=pgettext_lazy("of dates", "From"))
    until = DayFilter(label=pgettext_lazy("of dates", "To"))

    sorts = (Sort("date", _("By date")),)
    page_size = 24

    def __init__(self, data: QueryDict, *, queryset: EventQuerySet, at: datetime.datetime, **options: Any) -> None:
        """List ``queryset`` as of ``at``; see :class:`Listing`."""
        super().__init__(data, queryset=queryset, **options)
        self.at = at

    @property
    def is_archive(self) -> bool:
        """Whether it lists what is over."""
        return self._when == When.PAST

    @property
    def has_period(self) -> bool:
        """Whether days narrow it: all that is coming may be more."""
        return bool(self._when or self._since or self._until)

    @property
    def hidden(self) -> dict[str, str]:
        """What the form sends along unseen."""
        return {"when": self._when}

    @property
    def days(self) -> list[DayField]:
        """The two days that the form asks for."""
        asked = {"since": self._since, "until": self._until}
        return [DayField(name, self.filters[name].label, day.isoformat() if day else "") for name, day in asked.items()]

    @property
    def period_links(self) -> list[PeriodLink]:
        """The spans of time to choose from, all that is coming first; other filters are kept."""
        choices: list[tuple[str, Text]] = [("", pgettext_lazy("events", "Coming up")), *When.choices]
        return [PeriodLink(label, self._is_chosen(value), self._for(value)) for value, label in choices]

    @property
    def month_url(self) -> str:
        """The months under the same filters, from the one of the days that somebody asks for."""
        month = {"month": f"{self._since:%Y-%m}"} if self._since and self._since.year in YEARS else {}
        return replace(self.state.filtered(when=[], since=[], until=[]), kept={"view": MONTH, **month}).url

    @property
    def coming_url(self) -> str:
        """All that is coming under the other filters."""
        return self._for("")

    @property
    def past_url(self) -> str:
        """All that is over under the other filters."""
        return self._for(When.PAST)

    @cached_property
    def agenda(self) -> list[ListedDay]:
        """The events of the page by the day they are listed on."""
        days = groupby(self.page.object_list, key=self._listed_on)
        return [ListedDay(day, self._near(day), list(events)) for day, events in days]

    @cached_property
    def results(self) -> EventQuerySet:
        """The events the filters leave: the next first, in the archive the latest."""
        events: EventQuerySet = self.qs
        ordered = events.latest_first() if self.is_archive else events.next_first(self.at)
        return ordered.with_date()

    def narrow(self, queryset: Any) -> EventQuerySet:
        """Keep the events with a date in the days asked for, joined with the date to show."""
        from news.models import Occurrence

        events: EventQuerySet = queryset
        if self._since or self._until:
            dates = Occurrence.objects.announced().filter(periods.between(self._since, self._until))
            if self._since is None:  # from now on, where only an end is set
                dates = dates.coming(self.at)
            return events.showing_first_of(dates)
        if self._when == When.PAST:
            return events.past(self.at)
        if self._when:
            return events.showing_first_of(Occurrence.objects.announced().filter(periods.during(self._when, self.at)))
        return events.coming(self.at)

    def words_for(self, name: str, value: str) -> Text:
        """Return the name of the span, or the day with what it limits."""
        if name == "when":
            return When(value).label
        if name not in ("since", "until"):
            return value
        day = formats.date_words(self._cleaned[name], self.language, style="short")
        return (gettext("From %(day)s") if name == "since" else gettext("Until %(day)s")) % {"day": day}

    @property
    def _since(self) -> datetime.date | None:
        return self._cleaned.get("since")

    @property
    def _until(self) -> datetime.date | None:
        return self._cleaned.get("until")

    @property
    def _when(self) -> str:
        return "" if self._since or self._until else self._cleaned.get("when") or ""

    @cached_property
    def _values(self) -> dict[str, list[str]]:
        asked = {"when": self._when, **{each.name: each.value for each in self.days}}
        return super()._values | {name: [value] if value else [] for name, value in asked.items()}

    def _listed_on(self, event: EventPage) -> datetime.date | None:
        """Return the day under which an event stands; none for one that waits for a new date."""
        date = event.shown_date
        if date is None or (date.status == OccurrenceStatus.POSTPONED and over_at(date) <= self.at):
            return None
        if self.is_archive or self._since:
            return max(date.first_date, self._since or date.first_date)
        today = periods.today(self.at)
        if self._when == When.WEEKEND and date.last_date > today:
            # What goes on already is met on the weekend's first day, or today where that is later.
            saturday, _sunday, _evening = periods.weekend(self.at.astimezone(timezone.get_default_timezone()))
            return max(min(date.last_date, saturday), date.first_date, today)
        return max(date.first_date, today)

    def _near(self, day: datetime.date | None) -> Text:
        """Return what to call a day as of now; nothing in the hour in which the cities don't agree on it."""
        if day is None or len(periods.days_at(self.at)) > 1:
            return ""
        ahead = (day - periods.today(self.at)).days
        return {0: gettext("Today"), 1: gettext("Tomorrow")}.get(ahead, "")

    def _is_chosen(self, when: str) -> bool:
        return when == self._when and not (self._since or self._until)

    def _for(self, when: str) -> str:
        return self.state.filtered(when=[when] if when else [], since=[], until=[]).url


@dataclass(frozen=True)
class Entry:
    """One event on one day of a month: its date, and which day of how many it is."""

    date: Occurrence
    number: int = 1
    of: int = 1

    @property
    def event(self) -> EventPage:
        """The event."""
        return self.date.event


@dataclass(frozen=True)
class MonthDay:
    """A day of a month with the events on it; ``more`` are left out, and stand at ``url`` with the others."""

    day: datetime.date
    url: str
    is_today: bool
    entries: list[Entry] = field(default_factory=list)
    more: int = 0


class EventMonth(EventFilters):
    """The events of one month, by day, under the same filters as the list."""

    def __init__(self, data: QueryDict, *, queryset: EventQuerySet, at: datetime.datetime, **options: Any) -> None:
        """Show the month that ``data`` names, or the one it is at ``at``; see :class:`Listing`."""
        self.today = periods.today(at)
        self.first = month_asked(data.get("month", "")) or self.today.replace(day=1)
        self.last = _months_on(self.first, 1) - periods.DAY
        super().__init__(data, queryset=queryset, kept={"view": MONTH, "month": f"{self.first:%Y-%m}"}, **options)

    @property
    def hidden(self) -> dict[str, str]:
        """What the form sends along unseen."""
        return dict(self.kept)

    @property
    def indexed_query(self) -> str:
        """Each month is a page of its own; under filters it is the whole month over again."""
        return replace(self.state.cleared(), page=1).query

    @property
    def is_indexed(self) -> bool:
        """Whether search engines are to keep this page: a month with something in it."""
        return bool(self.everything)

    @property
    def list_url(self) -> str:
        """The list under the same filters."""
        return replace(self.state, kept={}).url

    @property
    def previous_url(self) -> str:
        """The month before, or "" where nobody needs to be led."""
        return self._month_url(-1)

    @property
    def next_url(self) -> str:
        """The month after, or "" where nobody needs to be led."""
        return self._month_url(1)

    @property
    def previous_month(self) -> datetime.date:
        """The first day of the month before."""
        return _months_on(self.first, -1)

    @property
    def next_month(self) -> datetime.date:
        """The first day of the month after."""
        return _months_on(self.first, 1)

    @property
    def weekdays(self) -> list[tuple[str, str]]:
        """The days of the week as this language's calendars have them: the whole name, and a short one."""
        names = Locale.parse(languages.TAGS[self.language], sep="-").days["stand-alone"]
        return [(names["wide"][day], names["abbreviated"][day].rstrip(".")) for day in self._calendar.iterweekdays()]

    @cached_property
    def weeks(self) -> list[list[MonthDay | None]]:
        """The weeks of the month; days of other months are none."""
        days = {each.day: each for each in self.days_of_month}
        return [[days.get(day) for day in week] for week in self._calendar.monthdatescalendar(*_month(self.first))]

    @cached_property
    def days_of_month(self) -> list[MonthDay]:
        """The days of the month with their events: what goes on over several days first, then by the hour."""
        return self._filled[0]

    @property
    def going_on(self) -> list[Occurrence]:
        """What is on for so long that it would fill the month."""
        return self._filled[1]

    @cached_property
    def _filled(self) -> tuple[list[MonthDay], list[Occurrence]]:
        """The days, and what goes on through them.

        Three queries: which single days to show, and how many there are; those of several days; and the dates chosen.
        """
        of_one_day, of_more = self._within(self._dates())
        spans = list(of_more.values_list("pk", "first_date", "last_date"))
        going_on = [pk for pk, first, last in spans if (last - first).days >= DAYS_IN_A_ROW][:GOING_ON_SHOWN]
        single = self._of_one_day(of_one_day)
        chosen: dict[datetime.date, list[int]] = {}
        numbers: dict[datetime.date, int] = {}
        for day in (self.first + n * periods.DAY for n in range(self.last.day)):
            over = [
                pk for pk, first, last in spans if first <= day <= last and (pk not in going_on or day in (first, last))
            ]
            number, first_ones = single.get(day, (0, []))
            chosen[day] = [*over, *first_ones][:ENTRIES_A_DAY]
            numbers[day] = len(over) + number
        records = self._records({pk for pks in [going_on, *chosen.values()] for pk in pks})
        days = [self._day(day, [records[pk] for pk in pks], numbers[day]) for day, pks in chosen.items()]
        return days, [records[pk] for pk in going_on]

    def narrow(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Keep the events with a date in the month."""
        from news.models import Occurrence

        single, spans = self._within(Occurrence.objects.announced())
        return queryset.filter(Q(pk__in=single.values("event")) | Q(pk__in=spans.values("event")))

    def _within(self, dates: OccurrenceQuerySet) -> tuple[OccurrenceQuerySet, OccurrenceQuerySet]:
        """Return those of ``dates`` that are in the month: those of one day, and those of more.

        Of one day the first alone is asked for: an index has all that is told of such dates.
        """
        single = dates.filter(is_one_day=True, first_date__range=(self.first, self.last))
        return single, dates.filter(periods.between(self.first, self.last), is_one_day=False)

    def _dates(self) -> OccurrenceQuerySet:
        from news.models import Occurrence

        dates = Occurrence.objects.announced()
        return dates.filter(event__in=self.matching(self.queryset).values("pk")).order_by("starts", "pk")

    def _of_one_day(self, dates: OccurrenceQuerySet) -> dict[datetime.date, tuple[int, list[int]]]:
        """Return, by day, how many of ``dates`` are on it, and the first of them."""
        day = F("first_date")
        ranked = dates.order_by().annotate(
            rank=Window(RowNumber(), partition_by=day, order_by=["-all_day", "starts", "pk"]),
            number=Window(Count("*"), partition_by=day),
        )
        found: dict[datetime.date, tuple[int, list[int]]] = {}
        rows = ranked.filter(rank__lte=ENTRIES_A_DAY).order_by("first_date", "rank")
        for pk, first_date, number in rows.values_list("pk", "first_date", "number"):
            found.setdefault(first_date, (number, []))[1].append(pk)
        return found

    def _records(self, pks: set[int]) -> dict[int, Occurrence]:
        from news.models import Occurrence

        return Occurrence.objects.filter(pk__in=pks).with_events().in_bulk()

    def _day(self, day: datetime.date, dates: list[Occurrence], number: int) -> MonthDay:
        entries = [Entry(date, (day - date.first_date).days + 1, date.number_of_days) for date in dates]
        only = {name: [day.isoformat()] for name in ("since", "until")}
        url = replace(self.state.filtered(**only), kept={}).url
        return MonthDay(day, url, day == self.today, entries, number - len(entries))

    def _month_url(self, ahead: int) -> str:
        month = _months_on(self.first, ahead)
        if abs((month.year - self.today.year) * 12 + month.month - self.today.month) > MONTHS_AROUND:
            return ""
        return replace(self.state, kept={**self.kept, "month": f"{month:%Y-%m}"}, page=1).url

    @property
    def _calendar(self) -> calendar.Calendar:
        return calendar.Calendar(Locale.parse(languages.TAGS[self.language], sep="-").first_week_day)


def month_asked(text: str) -> datetime.date | None:
    """Return the first day of the month that an address names (``2026-12``), or nothing."""
    found = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", text, re.ASCII)
    if found is None or int(found[1]) not in YEARS:
        return None
    return datetime.date(int(found[1]), int(found[2]), 1)


def _months_on(first: datetime.date, number: int) -> datetime.date:
    """Return the first day of the month ``number`` after that of ``first``."""
    years, month = divmod(first.month - 1 + number, 12)
    return datetime.date(first.year + years, month + 1, 1)


def _month(first: datetime.date) -> tuple[int, int]:
    return first.year, first.month
