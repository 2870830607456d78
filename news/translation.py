"""What is translated in the newsroom."""

from modeltranslation.translator import TranslationOptions, register

from news.models import ArticleChange, ArticlePage, NewsIndexPage


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
