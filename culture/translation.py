"""What is translated of programmes, institutions and exchanges."""

from modeltranslation.translator import TranslationOptions, register

from culture.models import (
    CultureIndexPage,
    DocumentNeed,
    ExchangeIndexPage,
    ExchangeProgramPage,
    InstitutionIndexPage,
    InstitutionPage,
    LanguageNeed,
    OtherNeed,
    ProgramHighlight,
    ProgramPage,
    QualifyPage,
    Step,
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


@register(ExchangeIndexPage)
class ExchangeIndexPageTranslation(TranslationOptions):
    """Words of the index."""

    fields = ("introduction",)


@register(QualifyPage)
class QualifyPageTranslation(TranslationOptions):
    """What stands above the questions."""

    fields = ("introduction",)


@register(ExchangeProgramPage)
class ExchangeProgramPageTranslation(TranslationOptions):
    """The story and the note on money; what is a fact has one value."""

    fields = ("body", "funding_note")


@register(LanguageNeed)
class LanguageNeedTranslation(TranslationOptions):
    """How to prove it."""

    fields = ("proof",)


@register(OtherNeed)
class OtherNeedTranslation(TranslationOptions):
    """The requirement."""

    fields = ("words",)


@register(DocumentNeed)
class DocumentNeedTranslation(TranslationOptions):
    """The document."""

    fields = ("words",)


@register(Step)
class StepTranslation(TranslationOptions):
    """What to do."""

    fields = ("words",)


@register(ProgramPage)
class ProgramPageTranslation(TranslationOptions):
    """The story, the notes on facts, and the website."""

    fields = ("body", "when_note", "price_note", "website")


@register(ProgramHighlight)
class ProgramHighlightTranslation(TranslationOptions):
    """Both lines."""

    fields = ("name", "text")
