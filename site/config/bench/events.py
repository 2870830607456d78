"""What lists of events cost as they grow: the same pages with many events and with few, in the same run."""

import datetime
import random
import time
from collections.abc import Iterable
from http import HTTPStatus
from zoneinfo import ZoneInfo

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.test import Client
from django.test.utils import override_settings
from django.utils import timezone

from bilingual import languages
from bilingual.models import BasePage
from elements.choices import Admission, Audience, Sector
from elements.models import City
from home.models import HomePage
from news.choices import Attendance, EventKind
from news.events.showing import arrange
from news.models import EventIndexPage, EventPage, Occurrence

FEW, MANY = 200, 5_000
#: How many times each page is asked for; the shortest counts: whatever else the machine does only adds to it.
TURNS = 40
#: The weeks that every other event recurs in, and the days around today that the others are on.
WEEKS = 52
DAYS = 365


def growth() -> dict[str, tuple[float, float]]:
    """Return, by view, the seconds that it takes with ``FEW`` and with ``MANY`` events; nothing is left behind."""
    # Debugging notes each query, which costs as much as some of them.
    with override_settings(DEBUG=False), transaction.atomic():
        EventPage.objects.all().delete()
        index = EventIndexPage.objects.first() or _index()
        address = index.url_in(languages.CANONICAL) or ""
        views = {"events": address, "events by month": f"{address}?view=month"}
        taken = []
        for first, last in ((0, FEW), (FEW, MANY)):
            fill(index, range(first, last), timezone.now())
            taken.append({view: _seconds(path) for view, path in views.items()})
        transaction.set_rollback(True)
    return {view: (taken[0][view], taken[1][view]) for view in views}


def fill(index: EventIndexPage, numbers: Iterable[int], at: datetime.datetime) -> None:
    """Add live events below ``index``, every other one weekly for a year, the others on a day or two around ``at``."""
    lot = random.Random(7)  # noqa: S311 - a draw anyone can repeat
    cities = list(City.objects.all())
    pages = [_page(index, number, cities, lot) for number in numbers]
    shared = [field.attname for field in BasePage._meta.concrete_fields if not field.primary_key]
    parents = [BasePage(**{name: getattr(page, name) for name in shared}) for page in pages]
    for page, parent in zip(pages, BasePage.objects.bulk_create(parents), strict=True):
        page.pk = page.id = parent.pk
        page.save_base(raw=True, force_insert=True)  # its own table alone
    dates = [date for page in pages for date in _dates(page, at, lot)]
    Occurrence.objects.bulk_create(dates, batch_size=5_000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _index() -> EventIndexPage:
    home = HomePage.objects.get()
    return home.add_child(instance=EventIndexPage(title_en="Events", title_es="Eventos", slug="bench-events"))


def _page(index: EventIndexPage, number: int, cities: list[City], lot: random.Random) -> EventPage:
    return EventPage(
        path=EventPage._get_path(index.path, index.depth + 1, number + 1),
        depth=index.depth + 1,
        title_en=f"Event number {number}",
        title_es=f"Evento número {number}",
        summary_en="What it is and whom it is for, in a line or two.",
        summary_es="Qué es y para quién, en una línea o dos.",
        slug=f"event-{number}",
        url_path=f"{index.url_path}event-{number}/",
        url_path_es=f"{index.url_path_es}event-{number}/",
        content_type=ContentType.objects.get_for_model(EventPage),
        locale_id=index.locale_id,
        live_en=True,
        live_es=True,
        kind=lot.choice(list(EventKind)),
        city=lot.choice(cities),
        sectors=lot.sample(list(Sector), lot.choice([0, 0, 1, 2])),
        audiences=lot.sample(list(Audience), lot.choice([0, 1, 1, 2])),
        admission=lot.choice(list(Admission)),
        attendance=lot.choice(list(Attendance)),
        frequency="weekly" if number % 2 else "",
        first_date=datetime.date(2026, 1, 1),
    )


def _dates(page: EventPage, at: datetime.datetime, lot: random.Random) -> list[Occurrence]:
    zone = page.zone or ZoneInfo("UTC")
    first = at.astimezone(zone).date() + datetime.timedelta(days=lot.randrange(-DAYS, DAYS))
    if page.frequency:
        first = at.astimezone(zone).date() - datetime.timedelta(days=lot.randrange(DAYS // 2))
    weeks = WEEKS if page.frequency else 1
    days = 0 if page.frequency else lot.choice([0, 0, 0, 1, 3])
    hour = lot.randrange(8, 20)
    rows = []
    for week in range(weeks):
        day = first + datetime.timedelta(weeks=week)
        starts = datetime.datetime.combine(day, datetime.time(hour), zone)
        last = day + datetime.timedelta(days=days)
        rows.append(
            Occurrence(
                event=page,
                original=f"{starts:%Y%m%dT%H%M%S}",
                starts=starts,
                ends=datetime.datetime.combine(last, datetime.time(hour + 2), zone),
                first_date=day,
                last_date=last,
                timezone=zone.key,
                changed_at=at,
            )
        )
    arrange(rows)
    return rows


def _seconds(path: str) -> float:
    client, taken = Client(SERVER_NAME="localhost"), []
    for _turn in range(TURNS):
        began = time.perf_counter()
        response = client.get(path)
        taken.append(time.perf_counter() - began)
        if response.status_code != HTTPStatus.OK:
            raise ValueError(f"{path} answered {response.status_code}.")
    return min(taken)
