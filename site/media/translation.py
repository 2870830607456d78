"""What is translated of pictures and documents."""

from modeltranslation.translator import TranslationOptions, register

from media.models import SiteDocument, SiteImage

#: What is shown of a title where nobody wrote it in the language shown: the library always has something to call it.
EITHER = {"default": (), "en": ("es",), "es": ("en",)}


@register(SiteImage)
class SiteImageTranslation(TranslationOptions):
    """Title and alternative text; credit and license are facts."""

    fields = ("title", "alt")
    fallback_languages = EITHER


@register(SiteDocument)
class SiteDocumentTranslation(TranslationOptions):
    """The title; credit and license are facts."""

    fields = ("title",)
    fallback_languages = EITHER
