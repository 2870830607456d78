"""What is translated on every page."""

from modeltranslation.translator import TranslationOptions, register

from bilingual.models import BasePage


@register(BasePage)
class BasePageTranslation(TranslationOptions):
    """A page has a title in at least one language, so a title falls back to the other's."""

    fields = ("title", "draft_title", "seo_title", "search_description", "summary")
    fallback_languages = {"default": (), "en": ("es",), "es": ("en",)}  # noqa: RUF012 - read by modeltranslation


# modeltranslation takes fallbacks for all fields of a model or for none; only a title may fall back (rule 4).
for name in ("seo_title", "search_description", "summary"):
    vars(BasePage)[name].fallback_languages = {"default": ()}
