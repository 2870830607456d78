"""``{% load words %}``: words in the language shown, and in no other."""

from django import template

from bilingual import languages
from bilingual.models import BasePage

register = template.Library()


@register.filter
def own_words(page: BasePage, name: str) -> str:
    """Return what ``page`` says in its field ``name`` in the active language: ``{{ page|own_words:"seo_title" }}``.

    A page's title falls back to the other language's, and with it the fields declared beside it. Where that would pass
    for a translation (rule 4), this gives nothing instead.
    """
    return getattr(page, languages.localized(name, languages.active())) or ""
