"""``manage.py bench``: what pages cost the server, and what they cost a reader."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import connection

from bilingual import languages
from bilingual.models import BasePage
from config.bench import events, measure, server
from home.models import AgreementPage, HomePage, PlainPage, ProjectIndexPage, ProjectPage
from news.models import ArticlePage, EventIndexPage, EventPage, NewsIndexPage
from tourism.models import DestinationPage, TourismIndexPage

BARE = "/bare"


class Command(BaseCommand):
    """Measure one page of each kind, not kept anywhere, against a bare Django view of 40 kB in the same run."""

    help = (
        "Measure requests per second, as ratios to a bare Django view of 40 kB, first-visit weight, and what lists of "
        "events take with many events as a ratio to few."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Add how long to measure."""
        parser.add_argument("--seconds", type=float, default=30, help="how long to ask for pages (default: 30)")

    def handle(self, *args: Any, seconds: float, **options: Any) -> None:
        """Measure, and print a line for each page."""
        connection.ensure_connection()
        pages = {kind: _address(model) for kind, model in KINDS.items()}
        with server.running() as port:
            rates = measure.requests_per_second(port, [BARE, *pages.values()], seconds)
            weights = measure.first_visit_weights(port, pages.values())
        self.stdout.write(f"{'page':<12} {'req/s':>7} {'ratio':>7}   first visit in kB")
        self.stdout.write(f"{'bare view':<12} {rates[BARE]:>7.0f} {1:>7.3f}")
        for kind, path in pages.items():
            weight = _kilobytes(weights[path]) if weights else "not measured: there is no Chromium"
            self.stdout.write(f"{kind:<12} {rates[path]:>7.0f} {rates[path] / rates[BARE]:>7.3f}   {weight}")
        self.stdout.write(f"\n{'':<18} {events.FEW:>9} {events.MANY:>9}   ratio")
        for view, (few, many) in events.growth().items():
            self.stdout.write(f"{view:<18} {few * 1000:>6.1f} ms {many * 1000:>6.1f} ms   {many / few:>5.2f}")


KINDS: dict[str, type[BasePage]] = {
    "home": HomePage,
    "listing": TourismIndexPage,
    "destination": DestinationPage,
    "agreement": AgreementPage,
    "projects": ProjectIndexPage,
    "project": ProjectPage,
    "plain page": PlainPage,
    "newsroom": NewsIndexPage,
    "article": ArticlePage,
    "events": EventIndexPage,
    "event": EventPage,
}


def _address(model: type[BasePage]) -> str:
    """Return the address of a page of that kind that is live in both languages, in the canonical one."""
    page = model.objects.filter(live_en=True, live_es=True).first()
    address = page.url_in(languages.CANONICAL) if page else None
    if not address:
        raise ValueError(f"There is no {model.__name__} to measure. Run: make demo")
    return address


def _kilobytes(weight: measure.Weight) -> str:
    kinds = ", ".join(f"{kind} {count / 1000:.1f}" for kind, count in weight.by_kind.items())
    return f"{weight.total / 1000:>5.1f} ({kinds})"
