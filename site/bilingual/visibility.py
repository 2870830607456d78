"""Who may see a page, as a condition on querysets."""

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Left, Length
from wagtail.models import PageViewRestriction

from bilingual import languages


def readable_in(language: str) -> Q:
    """Return the condition on pages live in ``language`` that anybody may see: none above one asks who reads."""
    restricted = PageViewRestriction.objects.filter(page__path=Left(OuterRef("path"), Length("page__path")))
    return Q(~Exists(restricted), **{languages.localized("live", language): True})
