"""What is translated of destinations."""

from modeltranslation.translator import TranslationOptions, register

from tourism.models import DestinationPage, GalleryImage, OpeningException, TourismIndexPage


@register(TourismIndexPage)
class TourismIndexPageTranslation(TranslationOptions):
    """Words of the index."""

    fields = ("introduction",)


@register(DestinationPage)
class DestinationPageTranslation(TranslationOptions):
    """The story, the notes, the name of the town and the website; what is a fact has one value."""

    fields = ("body", "locality", "getting_there", "website", "price_note", "hours_note", "access_note")


@register(GalleryImage)
class GalleryImageTranslation(TranslationOptions):
    """Captions."""

    fields = ("caption",)


@register(OpeningException)
class OpeningExceptionTranslation(TranslationOptions):
    """Why a place is closed."""

    fields = ("reason",)
