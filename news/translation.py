"""What is translated in the newsroom and of events."""

from modeltranslation.translator import TranslationOptions, register

from news.models import ArticleChange, ArticlePage, EventDate, EventIndexPage, EventPage, NewsIndexPage


@register(NewsIndexPage)
class NewsIndexPageTranslation(TranslationOptions):
    """Words of the newsroom."""

    fields = ("introduction", "boilerplate")


@register(ArticlePage)
class ArticlePageTranslation(TranslationOptions):
    """The story, its picture's caption and the place a press release names."""

    fields = ("hero_caption", "body", "place")


@register(ArticleChange)
class ArticleChangeTranslation(TranslationOptions):
    """What was changed; a note without words in a language is none in it."""

    fields = ("words",)


@register(EventIndexPage)
class EventIndexPageTranslation(TranslationOptions):
    """Words of the index."""

    fields = ("introduction",)


@register(EventPage)
class EventPageTranslation(TranslationOptions):
    """The story, the notes, and the names of venue and organizer; dates, addresses and prices are facts."""

    fields = ("body", "status_note", "venue", "price_note", "taking_part", "organizer")


@register(EventDate)
class EventDateTranslation(TranslationOptions):
    """Why a date differs."""

    fields = ("note",)
