"""Pages in both languages, in one line each."""

from __future__ import annotations

import datetime
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.contenttypes.models import ContentType
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from django.utils.text import slugify
from PIL import Image
from wagtail.models import Site

from bilingual.models import BasePage
from culture.choices import Field, InstitutionKind
from culture.models import (
    CultureIndexPage,
    InstitutionIndexPage,
    InstitutionPage,
    ProgramInstitution,
    ProgramPage,
    ProgramPlace,
)
from elements.models import Alert, City, Colour, Contact, Country, Topic
from home.models import (
    AgreementPage,
    AreaPage,
    HomePage,
    Partner,
    Party,
    PlainPage,
    ProjectIndexPage,
    ProjectPage,
)
from media.models import SiteImage
from news.choices import EventKind
from news.models import ArticlePage, EventDate, EventIndexPage, EventPage, NewsIndexPage, Occurrence
from tourism.models import DestinationPage, TourismIndexPage

CITIES = {
    "el-paso": {
        "name_en": "El Paso",
        "name_es": "El Paso",
        "region_en": "Texas",
        "region_es": "Texas",
        "country": Country.US,
        "timezone": "America/Denver",
        "colour": Colour.TERRACOTTA,
        "latitude": "31.7587",
        "longitude": "-106.4869",
    },
    "torreon": {
        "name_en": "Torreón",
        "name_es": "Torreón",
        "region_en": "Coahuila",
        "region_es": "Coahuila",
        "country": Country.MX,
        "timezone": "America/Monterrey",
        "colour": Colour.AGAVE,
        "latitude": "25.5386",
        "longitude": "-103.4622",
    },
}


def city(key: str = "torreon") -> City:
    """Return one of the two cities."""
    return City.objects.get_or_create(key=key, defaults=CITIES[key])[0]


def unsaved_city(key: str = "torreon") -> City:
    """Return one of the two cities, not stored."""
    return City(key=key, **CITIES[key])


def alert(title_en: str = "Bridge closed", title_es: str = "Puente cerrado", **fields: Any) -> Alert:
    """Add an alert, in force for the hour around now unless told otherwise; an empty title leaves a language out."""
    now = timezone.now()
    hour = datetime.timedelta(hours=1)
    return Alert.objects.create(
        title_en=title_en,
        title_es=title_es,
        text_en=title_en and f"{title_en} until tonight.",
        text_es=title_es and f"{title_es} hasta la noche.",
        **{"starts": now - hour, "ends": now + hour, **fields},
    )


def contact(key: str = "office", **fields: Any) -> Contact:
    """Add an office that answers in both languages."""
    words = {"name_en": "Twinning office", "name_es": "Oficina de hermanamiento", "email": f"{key}@example.org"}
    return Contact.objects.create(key=key, **{**words, **fields})


def home() -> HomePage:
    """Return the site's home page, live in both languages."""
    page = Site.objects.get(is_default_site=True).root_page.specific
    if not page.live:
        page.headline_en, page.headline_es = "Two cities", "Dos ciudades"
        page.introduction_en, page.introduction_es = "A desert between them.", "Un desierto entre ellas."
        page.live = True
        page.save()
    return page


def index() -> TourismIndexPage:
    """Return the page that lists the destinations."""
    page = TourismIndexPage.objects.first()
    if page is None:
        page = TourismIndexPage(
            title_en="Tourism", title_es="Turismo", slug="tourism", slug_es="turismo", show_in_menus=True
        )
        home().add_child(instance=page)
    return page


def body(words: str) -> list[tuple[str, str]]:
    """Return a story of one paragraph."""
    return [("text", f"<p>{words}</p>")]


def destination(title_en: str = "Museum", title_es: str = "Museo", **fields: Any) -> DestinationPage:
    """Add a destination; an empty title leaves its language without words, and not released."""
    for language, title in (("en", title_en), ("es", title_es)):
        if title:
            fields.setdefault(f"summary_{language}", f"{title}: {language}.")
            fields.setdefault(f"body_{language}", body(f"{title}, {language}."))
    fields.setdefault("release", "both" if title_en and title_es else "en" if title_en else "es")
    fields.setdefault("slug", slugify(title_en or title_es))
    if "city" not in fields or isinstance(fields["city"], str):
        fields["city"] = city(fields.get("city", "torreon"))
    return index().add_child(instance=DestinationPage(title_en=title_en, title_es=title_es, **fields))


def topic(key: str = "trade", name_en: str = "Trade", name_es: str = "Comercio") -> Topic:
    """Return a topic."""
    return Topic.objects.get_or_create(key=key, defaults={"name_en": name_en, "name_es": name_es})[0]


def newsroom() -> NewsIndexPage:
    """Return the page that lists the articles."""
    page = NewsIndexPage.objects.first()
    if page is None:
        page = NewsIndexPage(title_en="News", title_es="Noticias", slug="news", slug_es="noticias", show_in_menus=True)
        page.summary_en, page.summary_es = "What is new.", "Lo nuevo."
        home().add_child(instance=page)
    return page


def article(title_en: str = "Signed", title_es: str = "Firmado", **fields: Any) -> ArticlePage:
    """Publish an article; an empty title leaves its language without words, and not released.

    Cities and topics are given by key.
    """
    for language, title in (("en", title_en), ("es", title_es)):
        if title:
            fields.setdefault(f"summary_{language}", f"{title}: {language}.")
            fields.setdefault(f"body_{language}", body(f"{title}, {language}."))
    fields.setdefault("release", "both" if title_en and title_es else "en" if title_en else "es")
    fields.setdefault("slug", slugify(title_en or title_es))
    cities, topics = fields.pop("cities", ()), fields.pop("topics", ())
    page = ArticlePage(title_en=title_en, title_es=title_es, live=False, **fields)
    page.cities = [city(key) for key in cities]
    page.topics = [topic(key, key.title(), f"{key.title()}-es") for key in topics]
    newsroom().add_child(instance=page)
    page.save_revision().publish()
    return ArticlePage.objects.get(pk=page.pk)


def event_index() -> EventIndexPage:
    """Return the page that lists the events."""
    page = EventIndexPage.objects.first()
    if page is None:
        page = EventIndexPage(title_en="Events", title_es="Eventos", slug="events", slug_es="eventos")
        page.summary_en, page.summary_es, page.show_in_menus = "What is on.", "Lo que hay.", True
        home().add_child(instance=page)
    return page


def event(title_en: str = "Concert", title_es: str = "Concierto", **fields: Any) -> EventPage:
    """Publish an event, or with ``live=False`` add its draft; an empty title leaves its language without words.

    At 19:00 a week from today in Torreón unless told otherwise: the city is given by key, and ``""`` is none. ``dates``
    are those that differ from the rule: a dictionary of ``EventDate``'s fields for each.
    """
    live, dates, key = fields.pop("live", True), fields.pop("dates", ()), fields.pop("city", "torreon")
    fields.setdefault("first_date", timezone.localdate() + datetime.timedelta(days=7))
    if not fields.get("all_day"):
        fields.setdefault("start_time", datetime.time(19))
    if fields.get("attendance", "venue") != "venue":
        fields.setdefault("online_url", "https://example.org/online")
    facts = {"kind": EventKind.CULTURAL, "city": city(key) if isinstance(key, str) and key else key or None}
    words = worded(title_en, title_es, summary=str, body=body)
    page = EventPage(live=False, **{**words, **facts, **fields})
    for row in dates:
        page.different_dates.add(EventDate(**row))
    event_index().add_child(instance=page)
    revision = page.save_revision()
    if live:
        revision.publish()
    return EventPage.objects.get(pk=page.pk)


def event_on(title_en: str, title_es: str, *dates: str, **fields: Any) -> EventPage:
    """Publish an event on ``dates`` ("2026-11-28 19:00 21:00" on the clocks of its city, "2026-11-28" all day).

    Whatever the hour is: they are written as they are given. ``statuses`` are those of single dates, by their place.
    """
    statuses = fields.pop("statuses", {})
    fields.setdefault("first_date", dates[0][:10])
    page = event(title_en, title_es, **fields)
    page.occurrences.all().delete()
    for place, text in enumerate(dates):
        occurrence(page, text, status=statuses.get(place, "scheduled"))
    page.occurrences.arrange()
    return EventPage.objects.get(pk=page.pk)


def occurrence(page: EventPage, text: str, **fields: Any) -> Occurrence:
    """Add a date to an event: a day, or days with "to" between, and when it begins and ends, where that is known."""
    days, *times = text.replace(" to ", "/").split(" ")
    first, _, last = days.partition("/")
    zone = page.zone or ZoneInfo("America/Denver")
    from_day, last_day = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last or first)
    if times:
        starts = datetime.datetime.combine(from_day, datetime.time.fromisoformat(times[0]), zone)
        ends = datetime.datetime.combine(last_day, datetime.time.fromisoformat(times[-1]), zone)
    else:
        starts = datetime.datetime.combine(from_day, datetime.time(), zone)
        ends = datetime.datetime.combine(last_day + datetime.timedelta(days=1), datetime.time(), zone)
    return Occurrence.objects.create(
        **{
            "event": page,
            "original": f"{starts:%Y%m%dT%H%M%S}" if times else f"{starts:%Y%m%d}",
            "starts": starts,
            "ends": ends,
            "first_date": from_day,
            "last_date": last_day,
            "all_day": not times,
            "timezone": zone.key,
            "changed_at": starts,
            **fields,
        }
    )


def upload(colour: str = "teal", size: tuple[int, int] = (40, 30)) -> SimpleUploadedFile:
    """Return a file as a browser sends it: a picture of one colour, ``size`` in pixels."""
    file = BytesIO()
    Image.new("RGB", size, colour).save(file, "PNG")
    return SimpleUploadedFile(f"{colour}.png", file.getvalue(), "image/png")


def picture(size: tuple[int, int] = (8, 6)) -> SiteImage:
    """Return a picture with all its renditions, described in both languages."""
    image = SiteImage(title_en="Dunes", title_es="Dunas", file=upload(size=size), alt_en="Dunes", alt_es="Dunas")
    image.save()
    return image


def bare_child(model: type[BasePage], parent: BasePage, number: int, **fields: Any) -> BasePage:
    """Return a live page in the place after ``number`` below ``parent``, to be written without the cost of saving."""
    return model(
        path=model._get_path(parent.path, parent.depth + 1, number + 1),
        depth=parent.depth + 1,
        title_en=f"Page {number}",
        title_es=f"Página {number}",
        slug=f"page-{number}",
        slug_es=f"pagina-{number}",
        url_path=f"{parent.url_path}page-{number}/",
        url_path_es=f"{parent.url_path_es}pagina-{number}/",
        content_type=ContentType.objects.get_for_model(model),
        locale_id=parent.locale_id,
        live_en=True,
        live_es=True,
        **fields,
    )


def worded(title_en: str, title_es: str, **names: Any) -> dict[str, Any]:
    """Return the words of a page by field, and what it releases; an empty title leaves its language without words."""
    fields: dict[str, Any] = {"title_en": title_en, "title_es": title_es, "slug": slugify(title_en or title_es)}
    for language, title in (("en", title_en), ("es", title_es)):
        if title:
            fields.update({f"{name}_{language}": make(f"{title}: {language}.") for name, make in names.items()})
    return {**fields, "release": "both" if title_en and title_es else "en" if title_en else "es"}


def plain_page(title_en: str = "Privacy", title_es: str = "Privacidad", **fields: Any) -> PlainPage:
    """Add a plain page below the home page, or below ``above``."""
    above = fields.pop("above", None) or home()
    return above.add_child(instance=PlainPage(**{**worded(title_en, title_es, summary=str, body=body), **fields}))


def agreement() -> AgreementPage:
    """Return the agreement, signed by both cities."""
    page = AgreementPage.objects.first()
    if page is None:
        words = worded("The agreement", "El convenio", summary=str, opening=str, body=body)
        page = AgreementPage(**{**words, "slug": "agreement", "slug_es": "convenio", "show_in_menus": True})
        for key in CITIES:
            page.parties.add(Party(city=city(key), name_en=f"City of {key}", name_es=f"Ciudad de {key}"))
        home().add_child(instance=page)
    return page


def area(title_en: str = "Trade", title_es: str = "Comercio", **fields: Any) -> AreaPage:
    """Add an area of the agreement, on the topic with ``topic`` as its key."""
    fields["topic"] = topic(fields.get("topic", "trade"))
    return agreement().add_child(instance=AreaPage(**{**worded(title_en, title_es, summary=str, gain=str), **fields}))


def project_index() -> ProjectIndexPage:
    """Return the page that lists the joint projects."""
    page = ProjectIndexPage.objects.first()
    if page is None:
        words = worded("Joint projects", "Proyectos conjuntos", summary=str, gain=str)
        page = ProjectIndexPage(**{**words, "slug": "projects", "slug_es": "proyectos", "topic": topic("projects")})
        agreement().add_child(instance=page)
    return page


def project(title_en: str = "Bridge", title_es: str = "Puente", **fields: Any) -> ProjectPage:
    """Add a joint project: ``topics`` and ``partners`` are keys of topics, and kinds of partners by city."""
    topics, partners = fields.pop("topics", ()), fields.pop("partners", {})
    page = ProjectPage(**{**worded(title_en, title_es, summary=str, body=body), **fields})
    page.topics = [topic(key) for key in topics]
    for key, kind in partners.items():
        page.partners.add(Partner(name_en=f"Partner {kind}", name_es=f"Socio {kind}", kind=kind, city=city(key)))
    return project_index().add_child(instance=page)


def culture() -> CultureIndexPage:
    """Return the page that lists the programs of culture."""
    page = CultureIndexPage.objects.first()
    if page is None:
        words = worded("Culture", "Cultura", summary=str)
        page = CultureIndexPage(**{**words, "slug_es": "cultura", "show_in_menus": True})
        home().add_child(instance=page)
    return page


def institutions() -> InstitutionIndexPage:
    """Return the page that lists the institutions."""
    page = InstitutionIndexPage.objects.first()
    if page is None:
        words = worded("Institutions", "Instituciones", summary=str)
        page = InstitutionIndexPage(**{**words, "slug_es": "instituciones"})
        culture().add_child(instance=page)
    return page


def institution(title_en: str = "College", title_es: str = "Colegio", **fields: Any) -> InstitutionPage:
    """Add an institution; an empty title leaves its language without words, and not released. Its city is a key."""
    fields["city"] = city(fields.get("city", "torreon"))
    fields.setdefault("kind", InstitutionKind.UNIVERSITY)
    words = worded(title_en, title_es, summary=str, body=body)
    return institutions().add_child(instance=InstitutionPage(**{**words, **fields}))


def program(title_en: str = "Murals", title_es: str = "Murales", **fields: Any) -> ProgramPage:
    """Add a program: ``cities`` by key, ``carriers`` and ``places`` are pages."""
    cities, carriers = fields.pop("cities", ("torreon",)), fields.pop("carriers", ())
    places = fields.pop("places", ())
    fields.setdefault("fields", [Field.ART])
    page = ProgramPage(**{**worded(title_en, title_es, summary=str, body=body), **fields})
    page.cities = [city(key) for key in cities]
    for number, carrier in enumerate(carriers):
        page.carriers.add(ProgramInstitution(institution=carrier, sort_order=number))
    for number, place in enumerate(places):
        page.places.add(ProgramPlace(place=place, sort_order=number))
    return culture().add_child(instance=page)
