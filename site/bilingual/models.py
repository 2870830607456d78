"""What makes one page two languages: ``BasePage``, the model behind every page of the site."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import MultiFieldPanel
from wagtail.models import AbstractPage, PageManager
from wagtail.models.pages import AbstractPageMeta, ShowInMenusMixin
from wagtail.search import index

from bilingual import languages
from bilingual.panels import PairPanel, ReleasePanel
from bilingual.paths import PathsMixin
from bilingual.routing import RoutingMixin
from bilingual.words import is_empty


class Release(models.TextChoices):
    """The languages that publishing a draft releases."""

    BOTH = "both", _("English and Spanish")
    ENGLISH = "en", _("English")
    SPANISH = "es", _("Spanish")


class BasePage(RoutingMixin, PathsMixin, AbstractPage, ShowInMenusMixin):
    """One record, two languages: facts are stored once, words once per language.

    ``slug`` and ``url_path`` are Wagtail's own and canonical; ``slug_es`` (blank: the canonical slug serves) and
    ``url_path_es`` are the Spanish side. ``live`` is true while the page is live in at least one language; ``live_en``
    and ``live_es`` say in which. ``release`` belongs to the draft: the languages that publishing it releases.
    """

    seo_title = models.CharField(
        _("title for search engines"), max_length=255, blank=True, help_text=_("Empty: the title of the page.")
    )
    search_description = models.TextField(
        _("description for search engines"), blank=True, help_text=_("Empty: the summary.")
    )
    summary = models.TextField(
        _("summary"),
        max_length=300,
        blank=True,
        help_text=_("One or two sentences for lists, search results and shared links. 300 characters at most."),
    )
    slug_es = models.SlugField(
        _("slug in Spanish"),
        max_length=255,
        blank=True,
        help_text=_("The last part of the Spanish address. Empty: the English one serves."),
    )
    url_path_es = models.TextField(blank=True, editable=False)
    live_en = models.BooleanField(_("live in English"), default=False, editable=False)
    live_es = models.BooleanField(_("live in Spanish"), default=False, editable=False)
    release = models.CharField(
        _("publish"),
        max_length=4,
        choices=Release.choices,
        default=Release.BOTH,
        help_text=_("The languages that go out when this draft is published."),
    )

    #: Translated fields, by base name, without which a language can't be released.
    required_for_release: ClassVar[tuple[str, ...]] = ("title",)

    content_panels: ClassVar = [PairPanel("title"), ReleasePanel(), PairPanel("summary")]
    #: What has one value for both languages and isn't words: a tab of its own.
    fact_panels: ClassVar = []
    promote_panels: ClassVar = [
        PairPanel(
            "slug",
            heading=_("Address"),
            help_text=_("The last part of the page's address. Empty in Spanish: the English one serves."),
        ),
        MultiFieldPanel([PairPanel("seo_title"), PairPanel("search_description")], heading=_("For search engines")),
        MultiFieldPanel(["show_in_menus"], heading=_("For menus")),
    ]

    search_fields: ClassVar = [
        *(
            field
            for field in AbstractPage.search_fields
            if not (field.field_name == "title" and isinstance(field, index.SearchField | index.AutocompleteField))
        ),
        *ShowInMenusMixin.search_fields,
        *(index.SearchField(f"title_{language}", boost=2) for language in languages.LANGUAGES),
        *(index.AutocompleteField(f"title_{language}") for language in languages.LANGUAGES),
    ]

    objects = PageManager()

    class Meta(AbstractPageMeta):
        indexes: ClassVar = [
            models.Index(fields=["url_path"], name="bilingual_url_path"),
            models.Index(fields=["url_path_es"], name="bilingual_url_path_es"),
        ]

    def __str__(self) -> str:
        return self.title_in(languages.CANONICAL)

    # What a reader may see

    def published_in(self, language: str) -> bool:
        """Say whether ``language`` is live."""
        return getattr(self, languages.localized("live", language))

    def languages_live(self) -> list[str]:
        """Return the languages the page is live in, English first."""
        return [language for language in languages.LANGUAGES if self.published_in(language)]

    def display_language(self, language: str) -> str:
        """Return the language whose words a reader of ``language`` is shown: the other one where only that is live."""
        other = languages.other(language)
        return other if self.published_in(other) and not self.published_in(language) else language

    def title_in(self, language: str) -> str:
        """Return the title in ``language``, or the other language's where there is none."""
        return (
            getattr(self, languages.localized("title", language))
            or getattr(self, languages.localized("title", languages.other(language)))
            or ""
        )

    # Release

    def languages_to_release(self) -> list[str]:
        """Return the languages that publishing this draft leaves live: those it releases and those already live."""
        return [
            language
            for language in languages.LANGUAGES
            if self.release in (language, Release.BOTH) or self.published_in(language)
        ]

    def missing_for_release(self, language: str) -> list[str]:
        """Return the names of the fields (``title_es``) that are empty and must not be for ``language`` to go live."""
        fields = [languages.localized(name, language) for name in self.required_for_release]
        return [name for name in fields if is_empty(getattr(self, name))]

    def release_errors(self, released: list[str] | None = None) -> dict[str, ValidationError]:
        """Return, by field name, what keeps ``released`` (default: what publishing releases) from going live."""
        errors = {}
        for language in self.languages_to_release() if released is None else released:
            for name in self.missing_for_release(language):
                field = self._meta.get_field(name.rpartition("_")[0])
                errors[name] = ValidationError(
                    _("%(language)s can't be published while “%(field)s” is empty in it."),
                    code="required_for_release",
                    params={"language": languages.NAMES[language], "field": field.verbose_name},
                )
        return errors

    def check_release(self, released: list[str] | None = None) -> None:
        """Raise ``ValidationError``, naming the fields, when a language to be released has empty required fields."""
        errors = self.release_errors(released)
        if errors:
            raise ValidationError(errors)

    # Writing: no stored row depends on the active language

    def clean_fields(self, exclude: Any = None) -> None:
        """Validate the fields of each language; a field without a language is only their shadow."""
        shadows = {name for name in translated_fields(type(self))}
        super().clean_fields(exclude=set(exclude or ()) | shadows)

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Validate the page, at least one title included."""
        with languages.canonical():
            self._check_title()
            super().full_clean(*args, **kwargs)

    def minimal_clean(self) -> None:
        """Validate what a draft can't be without: a title in one language and free slugs."""
        with languages.canonical():
            self._check_title()
            self._set_core_field_defaults()
            self._check_slug_is_unique()

    def _check_title(self) -> None:
        if not (self.title_en or self.title_es):
            raise ValidationError(
                {
                    languages.localized("title", language): _("A page needs a title in at least one language.")
                    for language in languages.LANGUAGES
                }
            )

    def _set_core_field_defaults(self) -> None:
        with languages.canonical():
            super()._set_core_field_defaults()

    def save(self, clean: bool = True, user: Any = None, log_action: Any = False, **kwargs: Any) -> Any:
        """Write the page, both languages' paths and those of the pages below it; see ``AbstractPage.save``.

        Raises ``ValidationError`` when a language that is or goes live lacks required words.
        """
        with languages.canonical():
            update_fields = kwargs.get("update_fields")
            if update_fields is None or "draft_title" in update_fields:
                kwargs["update_fields"] = self._carry_draft_titles(update_fields)
            if update_fields is None:
                self._settle_release(check=clean)
            return super().save(clean=clean, user=user, log_action=log_action, **kwargs)

    def _carry_draft_titles(self, update_fields: Any) -> Any:
        """Keep each language's draft title, where Wagtail only knows of the active one's."""
        if update_fields is not None or self._state.adding or self.alias_of_id:
            for language in languages.LANGUAGES:
                title = getattr(self, languages.localized("title", language))
                setattr(self, languages.localized("draft_title", language), title or "")
        if update_fields is None:
            return None
        return [*update_fields, *(languages.localized("draft_title", language) for language in languages.LANGUAGES)]

    def _settle_release(self, *, check: bool) -> None:
        """Bring ``live_en`` and ``live_es`` in line with ``live``: publishing adds what the draft releases."""
        if not self.live:
            self.live_en = self.live_es = False
        elif self.alias_of_id:
            original = type(self).objects.only("live_en", "live_es").get(pk=self.alias_of_id)
            self.live_en, self.live_es = original.live_en, original.live_es
        elif self._is_going_live():
            self.live_en, self.live_es = (language in self.languages_to_release() for language in languages.LANGUAGES)
        if check and self.live:
            self.check_release(self.languages_live())

    def _is_going_live(self) -> bool:
        if self._state.adding:
            return not (self.live_en or self.live_es)
        stored = type(self).objects.filter(pk=self.pk).values_list("live", "live_revision_id").first()
        return stored is None or not stored[0] or stored[1] != self.live_revision_id

    def save_revision(self, *args: Any, clean: bool = True, **kwargs: Any) -> Any:
        """Write a revision that is the same whatever language is active; see ``AbstractPage.save_revision``."""
        with languages.canonical():
            if not clean:
                self._free_spanish_slug()
            return super().save_revision(*args, clean=clean, **kwargs)

    def with_content_json(self, content: dict[str, Any]) -> BasePage:
        """Return the page as ``content`` has it, keeping what belongs to the page rather than to a revision."""
        with languages.canonical():
            page = super().with_content_json(content)
            for name in ("live_en", "live_es", "draft_title_en", "draft_title_es"):
                setattr(page, name, getattr(self, name))
            if self.alias_of_id:
                page.slug_es = self.slug_es
            return page

    # Showing

    def draft_title_in(self, language: str) -> str:
        """Return the draft's title in ``language``, or the other language's where there is none."""
        return (
            getattr(self, languages.localized("draft_title", language))
            or getattr(self, languages.localized("draft_title", languages.other(language)))
            or self.title_in(language)
        )

    def get_admin_display_title(self) -> str:
        """Return the draft's title in the admin user's language, with a mark where only the other language has one."""
        language = languages.active()
        other = languages.other(language)
        draft_titles = {code: getattr(self, languages.localized("draft_title", code)) for code in languages.LANGUAGES}
        title = self.draft_title_in(language)
        is_other = draft_titles[other] and not draft_titles[language]
        return f"{title} ({languages.LINK_NOTES[other]})" if is_other else title

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add ``content_language``: the language of the words shown, which may differ from the reader's (rule 4)."""
        context = super().get_context(request, *args, **kwargs)
        language = languages.active()
        context["content_language"] = language if request.is_preview else self.display_language(language)
        return context

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        """Offer a preview in each language, live in it or not."""
        return list(languages.OWN_NAMES.items())

    @property
    def default_preview_mode(self) -> str:
        """Preview first in the admin user's language."""
        return languages.active()

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Render the draft in the language ``mode_name``."""
        with translation.override(mode_name):
            response = super().serve_preview(request, mode_name)
            if hasattr(response, "render"):
                response.render()
            return response


def translated_fields(model: type[models.Model]) -> tuple[str, ...]:
    """Return the base names of the translated fields of ``model``, in the order of their declaration."""
    from modeltranslation.translator import NotRegistered, translator

    try:
        names = set(translator.get_options_for_model(model).all_fields)
    except NotRegistered:
        return ()
    return tuple(field.name for field in model._meta.get_fields() if field.name in names)
