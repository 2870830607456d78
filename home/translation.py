"""What is translated on the home page."""

from modeltranslation.translator import TranslationOptions, register

from home.models import HomePage, HomeSide


@register(HomePage)
class HomePageTranslation(TranslationOptions):
    """Words of the home page."""

    fields = ("headline", "introduction", "agreement")


@register(HomeSide)
class HomeSideTranslation(TranslationOptions):
    """Words of a city's half."""

    fields = ("text",)
