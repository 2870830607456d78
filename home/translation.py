"""What is translated of the home page, plain pages and the agreement."""

from modeltranslation.translator import TranslationOptions, register

from home.models import (
    AgreementPage,
    AreaPage,
    Commitment,
    HomePage,
    HomeSide,
    HomeWay,
    Partner,
    Party,
    PlainPage,
    ProjectIndexPage,
    ProjectPage,
    Result,
)


@register(HomePage)
class HomePageTranslation(TranslationOptions):
    """Words of the home page."""

    fields = ("headline", "introduction", "agreement")


@register(HomeSide)
class HomeSideTranslation(TranslationOptions):
    """Words of a city's half."""

    fields = ("text",)


@register(HomeWay)
class HomeWayTranslation(TranslationOptions):
    """What a reader is told."""

    fields = ("heading", "text")


@register(PlainPage)
class PlainPageTranslation(TranslationOptions):
    """The text."""

    fields = ("body",)


@register(AgreementPage)
class AgreementPageTranslation(TranslationOptions):
    """What was signed, in words."""

    fields = ("opening", "body")


@register(Party)
class PartyTranslation(TranslationOptions):
    """What each side calls the one who signed."""

    fields = ("name", "office")


@register(AreaPage)
class AreaPageTranslation(TranslationOptions):
    """What the area brings, and its text."""

    fields = ("gain", "body")


@register(ProjectIndexPage)
class ProjectIndexPageTranslation(TranslationOptions):
    """No words but an area's."""


@register(Commitment)
class CommitmentTranslation(TranslationOptions):
    """What is foreseen."""

    fields = ("words",)


@register(ProjectPage)
class ProjectPageTranslation(TranslationOptions):
    """The story."""

    fields = ("body",)


@register(Partner)
class PartnerTranslation(TranslationOptions):
    """What a partner is called."""

    fields = ("name",)


@register(Result)
class ResultTranslation(TranslationOptions):
    """What came of a project."""

    fields = ("words",)
