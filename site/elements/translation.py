"""What is translated of the shared snippets."""

from modeltranslation.translator import TranslationOptions, register

from elements.models import City


@register(City)
class CityTranslation(TranslationOptions):
    """Names of places differ by language, their facts don't."""

    fields = ("name", "region", "description")
