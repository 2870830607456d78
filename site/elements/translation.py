"""What is translated of the shared snippets."""

from modeltranslation.translator import TranslationOptions, register

from bilingual import languages
from elements.models import Alert, City, Contact, Topic


@register(City)
class CityTranslation(TranslationOptions):
    """Names of places differ by language, their facts don't."""

    fields = ("name", "region", "description")
    # Every page shows a city's name and state: none may be empty in either language.
    required_languages = languages.LANGUAGES


@register(Topic)
class TopicTranslation(TranslationOptions):
    """The name, which lists and filters show in both languages."""

    fields = ("name",)
    required_languages = languages.LANGUAGES


@register(Contact)
class ContactTranslation(TranslationOptions):
    """What an office is called and answers for; one language may be enough for a person."""

    fields = ("name", "role", "organisation")


@register(Alert)
class AlertTranslation(TranslationOptions):
    """What it says; one language may be enough when it is urgent."""

    fields = ("title", "text")
