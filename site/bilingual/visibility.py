"""Who may see a page, as a condition on querysets."""

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Left, Length
from wagtail.models import PageViewRestriction

from bilingual import languages
from bilingual.models import BasePage


def is_restricted() -> Exists:
    """Return the condition on pages that not everybody may see.

    A restriction on a page holds for those below it, for the aliases of all of them and for what lies below those. It
    is followed from an original to its aliases and to theirs, no further. The query begins with the restrictions, of
    which there are few.
    """
    above = Left(OuterRef(OuterRef("path")), Length("path"))
    aliases = BasePage.objects.filter(
        Q(alias_of__path__startswith=OuterRef("page__path"))
        | Q(alias_of__alias_of__path__startswith=OuterRef("page__path")),
        alias_of__isnull=False,
        path=above,
    )
    here = Q(page__path=Left(OuterRef("path"), Length("page__path")))
    return Exists(PageViewRestriction.objects.filter(here | Exists(aliases)))


def readable_in(language: str) -> Q:
    """Return the condition on pages live in ``language`` that anybody may see.

    Whether there are restrictions at all is asked first, once: where there are none, no page is looked at for them.
    """
    restricted = Q(Exists(PageViewRestriction.objects.all()), is_restricted())
    return Q(~restricted, **{languages.localized("live", language): True})
