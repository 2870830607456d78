"""``{% load words %}``: words in the language shown, and in no other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.utils.html import format_html

from bilingual import languages
from bilingual.models import BasePage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import Model
    from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def other_language() -> str:
    """Return the language that is not the active one."""
    return languages.other(languages.active())


@register.filter
def ended(words: str) -> str:
    """Return a sentence with a mark at its end, where something follows it."""
    return words if words.rstrip("»”\"')").endswith((".", "!", "?", "…")) else f"{words}."


@register.simple_tag(takes_context=True)
def words_lang(context: Mapping[str, Any]) -> str:
    """Return the ``lang`` attribute of an element that holds the page's own words; nothing in the page's language.

    ``<h1{% words_lang %}>``: the words are those of ``content_language``, the page is that of ``LANGUAGE_CODE``.
    """
    shown = context.get("content_language")
    if not shown or shown == str(context.get("LANGUAGE_CODE", "")).partition("-")[0]:
        return ""
    return format_html(' lang="{}"', languages.TAGS[shown])


@register.simple_tag(takes_context=True)
def row_words(context: Mapping[str, Any], row: Model, name: str) -> SafeString | str:
    """Write what an inline row of the page says in its field ``name``: ``{% row_words partner "name" %}``.

    In the language of the words shown, or else in the other; marked ``lang`` where that is not the one around it.
    """
    own = languages.active()
    shown = context.get("content_language") or own
    text = languages.words(row, name, shown)
    language = shown if text else languages.other(shown)
    text = text or languages.words(row, name, language)
    if language == own or not text:
        return text
    return format_html('<span lang="{}">{}</span>', languages.TAGS[language], text)


@register.filter
def own_words(page: BasePage, name: str) -> str:
    """Return what ``page`` says in its field ``name`` in the active language: ``{{ page|own_words:"seo_title" }}``.

    A page's title falls back to the other language's, and with it the fields declared beside it. Where that would pass
    for a translation (rule 4), this gives nothing instead.
    """
    return getattr(page, languages.localized(name, languages.active())) or ""


@register.simple_tag
def page_words(page: BasePage, name: str) -> str:
    """Return what ``page`` says in its field ``name`` where a link to it leads; the other language's words marked.

    ``<p>{% page_words page "summary" %}</p>``
    """
    reader = languages.active()
    shown = page.display_language(reader)
    text = languages.words(page, name, shown)
    return (
        text if shown == reader or not text else format_html('<span lang="{}">{}</span>', languages.TAGS[shown], text)
    )


@register.simple_tag
def words_of(record: object, name: str) -> str:
    """Return what a snippet says in its field ``name``: in the active language, or the other's words marked ``lang``.

    ``<p>{% words_of contact "role" %}</p>`` (rule 4).
    """
    language = languages.active()
    if text := languages.words(record, name, language):
        return text
    other = languages.other(language)
    text = languages.words(record, name, other)
    return format_html('<span lang="{}">{}</span>', languages.TAGS[other], text) if text else ""
