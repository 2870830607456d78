"""What is translated of an image."""

from modeltranslation.translator import TranslationOptions, register

from media.models import SiteImage


@register(SiteImage)
class SiteImageTranslation(TranslationOptions):
    """The alternative text; title, credit and licence are facts."""

    fields = ("alt",)
