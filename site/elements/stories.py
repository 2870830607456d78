"""The story of a page, with all that its blocks show: a query each for pictures, pages and documents, however many.

In ``get_context`` of a page type with a ``body``::

    story = Story(self.body_in(language))
    bring_renditions(*story.shown, ("hero", [self.hero]))

and in its template ``{% load stories %}{% story_blocks story %}``, with ``css/blocks.css`` among its styles.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.db import models
from wagtail import blocks

from bilingual.at_hand import at_hand
from bilingual.models import BasePage
from bilingual.visibility import is_restricted
from media.models import SiteDocument, SiteImage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wagtail.blocks import StreamValue

    Reference = tuple[type[models.Model], Any]


#: A link as rich text stores it, to what and whose.
LINK = re.compile(r'<a\b[^>]*\blinktype="(page|document)"[^>]*>')
LINKED: dict[str, type[models.Model]] = {"page": BasePage, "document": SiteDocument}
ID = re.compile(r'\bid="(\d+)"')


class Stories:
    """The ``blocks`` of several stories with what they show, fetched as for one; for what shows many, such as feeds.

    ``shown`` is what ``media.renditions.bring_renditions`` takes. ``images`` has the pictures by primary key, and
    ``records`` all that was fetched, for ``bilingual.at_hand``.
    """

    def __init__(self, bodies: Iterable[StreamValue | None], images: Iterable[int] = ()) -> None:
        stories = [body for body in bodies if body]
        wanted: dict[type[models.Model], set[Any]] = {SiteImage: set(images)}
        for body in stories:
            for model, pk in _references(body.stream_block, body.raw_data):
                wanted.setdefault(model, set()).add(pk)
        self.records = {model: _queryset(model).in_bulk(pks) if pks else {} for model, pks in wanted.items()}
        self.images: dict[int, Any] = self.records[SiteImage]
        with at_hand(self.records):
            self.blocks = [child for body in stories for child in body]
        self.shown: list[tuple[str, list[SiteImage | None]]] = [
            (profile, [image])
            for child in self.blocks
            if hasattr(child.block, "pictures")
            for profile, image in child.block.pictures(child.value)
        ]


class Story(Stories):
    """What the blocks of ``body`` show, fetched; and of the pictures in ``images`` (primary keys), those there are."""

    def __init__(self, body: StreamValue | None, images: Iterable[int] = ()) -> None:
        super().__init__([body], images)


def _queryset(model: type[models.Model]) -> models.QuerySet:
    """Return the records of ``model``; of pages also whether not everybody may see them."""
    found = model._default_manager.all()
    return found.annotate(is_restricted=is_restricted()) if issubclass(model, BasePage) else found


def _references(block: Any, value: Any) -> Iterator[Reference]:
    """Give what the stored ``value`` of ``block`` refers to: model and primary key."""
    if value is None:
        return
    if isinstance(block, blocks.ChooserBlock):
        yield block.model_class, value
    elif isinstance(block, blocks.RichTextBlock):
        for link in LINK.finditer(value):
            yield from ((LINKED[link[1]], int(pk)) for pk in ID.findall(link[0]))
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from _references(child, value.get(name))
    elif isinstance(block, blocks.ListBlock):
        for item in value:
            is_wrapped = isinstance(item, dict) and item.get("type") == "item"
            yield from _references(block.child_block, item["value"] if is_wrapped else item)
    elif isinstance(block, blocks.StreamBlock):
        for child in value:
            if child["type"] in block.child_blocks:
                yield from _references(block.child_blocks[child["type"]], child["value"])
