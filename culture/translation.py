"""What is translated of programmes, institutions and exchanges."""

from modeltranslation.translator import TranslationOptions, register

from culture.models import CultureIndexPage, InstitutionIndexPage, InstitutionPage


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
