"""What is translated of programmes, institutions and exchanges."""

from modeltranslation.translator import TranslationOptions, register

from culture.models import (
    CultureIndexPage,
    InstitutionIndexPage,
    InstitutionPage,
    ProgramHighlight,
    ProgramPage,
)


@register(CultureIndexPage)
class CultureIndexPageTranslation(TranslationOptions):
    """Words of the index."""

    fields = ("introduction",)


@register(InstitutionIndexPage)
class InstitutionIndexPageTranslation(TranslationOptions):
    """Words of the index."""

    fields = ("introduction",)


@register(InstitutionPage)
class InstitutionPageTranslation(TranslationOptions):
    """The story and the website; the short name is one for both."""

    fields = ("body", "website")


@register(ProgramPage)
class ProgramPageTranslation(TranslationOptions):
    """The story, the notes on facts, and the website."""

    fields = ("body", "when_note", "price_note", "website")


@register(ProgramHighlight)
class ProgramHighlightTranslation(TranslationOptions):
    """Both lines."""

    fields = ("name", "text")
