"""Load the demo content: add what is missing, leave alone what is there.

A page is known by a translation key made of the key in its file or, without one, of the slug, which survives renaming
and moving, a snippet by its key or, without one, its English title, a picture by its title; whatever an editor changed
or wrote in the meantime stays as it is.

The folders of data files are the tree of pages: ``index.yaml`` is the page that the others in its folder, and the
folders in it, lie below. Without one they lie below the home page, or where ``BELOW`` says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from wagtail.models import Site

from bilingual import languages
from bilingual.models import BasePage
from bilingual.release import Release
from elements.models import Alert, City, Contact, Topic
from home.demo.records import documents_beside, fill, known_as, needs_files, page_key, read
from home.models import HomePage

ELEMENTS = Path(settings.SITE) / "elements" / "demo"
HOME = Path(settings.ROOT) / "home" / "demo"
CULTURE = Path(settings.ROOT) / "culture" / "demo"
#: A city names the office at its city hall, other contacts name their city.
SNIPPETS: tuple[tuple[str, type[models.Model]], ...] = (
    ("offices.yaml", Contact),
    ("cities.yaml", City),
    ("topics.yaml", Topic),
    ("contacts.yaml", Contact),
)
#: An alert leads to a page.
AFTER_PAGES: tuple[tuple[str, type[models.Model]], ...] = (("alerts.yaml", Alert),)
#: Where there are pages, in the order they are loaded: a file may name what is loaded before it.
FOLDERS = (
    Path(settings.ROOT) / "tourism" / "demo",
    CULTURE / "culture",
    CULTURE / "exchanges",
    HOME / "pages",
    Path(settings.ROOT) / "news" / "demo",
    Path(settings.ROOT) / "news" / "demo" / "events",
    CULTURE / "programs",
)
#: A folder without an index, and that of the page it lies below: events take place at institutions, and programs name
#: events, so that these are loaded after those, though both lie below one page.
BELOW = {CULTURE / "programs": CULTURE / "culture" / "index.yaml"}

#: What the file of a page holds.
PageData = Mapping[str, Any]
#: The name of something to add, and what adds it and returns it, or returns nothing where it is there.
Thing = tuple[str, Callable[[], models.Model | None]]
#: What a page's file says besides fields.
NOT_FIELDS = ("page", "key", "live", "reviewed", "changed")


@dataclass(frozen=True)
class Outcome:
    """What became of one thing: added, or left out for a reason."""

    name: str
    left_out: str = ""


def load() -> Iterator[Outcome]:
    """Load everything, one transaction per thing, and tell of each that was added or had to be left out.

    Raises ``KeyError`` or ``FieldDoesNotExist`` when a data file lacks something or names what there is not.
    """
    with languages.canonical():
        for name, add in _things():
            try:
                with transaction.atomic():
                    added = add()
            except ValidationError as error:
                yield Outcome(name, " ".join(error.messages))
            else:
                if added:
                    yield Outcome(str(added))


def _things() -> Iterator[Thing]:
    """Give everything there is to add, in the order to add it in."""
    yield from _snippets(SNIPPETS)
    for folder in FOLDERS:
        above = read(BELOW[folder]) if folder in BELOW else None
        yield from _pages(folder, folder / "pictures", above)
    yield from _snippets(AFTER_PAGES)
    # The last, as it leads to some of them.
    yield "home page", fill_home


def _snippets(files: tuple[tuple[str, type[models.Model]], ...]) -> Iterator[Thing]:
    """Give the snippets of ``files``."""
    for file, model in files:
        if (ELEMENTS / file).exists():
            for data in read(ELEMENTS / file):
                yield _name(data), partial(add_snippet, model, data)


def _pages(folder: Path, pictures: Path, above: PageData | None) -> Iterator[Thing]:
    """Give the pages of ``folder``, its index first; they lie below the page of ``above``."""
    index = folder / "index.yaml"
    if index.exists():
        data = read(index)
        yield data["slug"], partial(add_page, data, above, pictures)
        above = data
    for path in sorted(folder.glob("*.yaml")):
        if path != index:
            yield path.stem, partial(add_page, read(path), above, pictures)
    for path in sorted(folder.iterdir()):
        if path.is_dir() and path not in {pictures, documents_beside(pictures), *FOLDERS}:
            yield from _pages(path, pictures, above)


def add_snippet(model: type[models.Model], data: Mapping[str, Any]) -> models.Model | None:
    """Add a city, a topic, a contact or an alert."""
    known_by = "key" if "key" in data else languages.localized("title", languages.CANONICAL)
    if model._default_manager.filter(**{known_by: _name(data)}).exists():
        return None
    record = model()
    fill(record, data, ELEMENTS / "pictures")
    record.full_clean()
    record.save()
    return record


def _name(data: Mapping[str, Any]) -> str:
    """Return what a snippet is known by: its key, or the canonical title of what has none."""
    return data.get("key") or data["title"][languages.CANONICAL]


def fill_home() -> HomePage | None:
    """Fill the home page while nobody has published one."""
    root = _home()
    if root.first_published_at or root.latest_revision_id:
        return None
    fill(root, read(HOME / "home.yaml"), HOME / "pictures")
    _publish(root)
    return root


def add_page(data: PageData, above: PageData | None, pictures: Path) -> BasePage | None:
    """Add a page, live in the languages its file names (in none, it is a draft) and reviewed in those it names.

    What is ``changed`` is published after the review, in the languages it is written in: the others are out of date.
    """
    if _find(data):
        return None
    model = apps.get_model(data["page"])
    live = data.get("live", languages.LANGUAGES)
    page = model(
        translation_key=page_key(known_as(data)), release=Release.BOTH if len(live) != 1 else live[0], live=False
    )
    fields = {name: value for name, value in data.items() if name not in NOT_FIELDS}
    # Pictures and documents come last: their files would stay behind if the page were refused.
    late = {name for name in fields if needs_files(model._meta.get_field(name))}
    fill(page, {name: value for name, value in fields.items() if name not in late}, pictures)
    _parent(above).add_child(instance=page)
    fill(page, {name: value for name, value in fields.items() if name in late}, pictures)
    if live:
        _publish(page)
    else:
        page.save_revision()
    for language in data.get("reviewed", live):
        page.accept_words(language, None)
    if "changed" in data:
        _change(page, data["changed"])
    return page


def _change(page: BasePage, words: Mapping[str, Mapping[str, Any]]) -> None:
    """Publish other words, in one language or both."""
    draft = page.get_latest_revision_as_object()
    for name, by_language in words.items():
        for language, text in by_language.items():
            setattr(draft, languages.localized(name, language), text.strip())
    changed = sorted({language for by_language in words.values() for language in by_language})
    draft.release = changed[0] if len(changed) == 1 else Release.BOTH
    _publish(draft)
    for language in changed:
        draft.accept_words(language, None)


def _find(data: PageData) -> BasePage | None:
    """Return the page of a file; of a type that there is only one page of, that page, whoever made it."""
    page = BasePage.objects.filter(translation_key=page_key(known_as(data))).first()
    model = apps.get_model(data["page"])
    return page or (model.objects.first() if model.max_count == 1 else None)


def _parent(data: PageData | None) -> BasePage:
    """Return the page of ``data``, or the home page where there is none."""
    if data is None:
        return _home()
    page = _find(data)
    if page is None:
        raise ValidationError(f"There is no page “{data['slug']}” to put it below.")
    return page.specific


def _home() -> HomePage:
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    root = site.root_page.specific if site else None
    if not isinstance(root, HomePage):
        raise ValidationError("The site does not begin with a home page.")
    return root


def _publish(page: BasePage) -> None:
    page.save_revision().publish()
