"""What is translated of the shared snippets."""

from modeltranslation.translator import TranslationOptions, register

from bilingual import languages
from elements.models import City


@register(City)
class CityTranslation(TranslationOptions):
    """Names of places differ by language, their facts don't."""

    fields = ("name", "region", "description")
    # Every page shows a city's name and state: none may be empty in either language.
    required_languages = languages.LANGUAGES
