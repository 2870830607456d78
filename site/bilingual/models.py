"""What makes one page two languages: ``BasePage``, the model behind every page of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import MultiFieldPanel
from wagtail.models import AbstractPage, PageManager
from wagtail.models.pages import AbstractPageMeta, ShowInMenusMixin
from wagtail.search import index

from bilingual import languages
from bilingual.panels import PairPanel, ReleasePanel
from bilingual.paths import ADDRESS_FIELDS, PathsMixin
from bilingual.release import ReleaseMixin
from bilingual.review import ReviewMixin
from bilingual.routing import RoutingMixin, SiteRequest
from bilingual.signals import Change, standing
from bilingual.words import translated_fields

if TYPE_CHECKING:
    import datetime

    from wagtail.images.models import AbstractImage
    from wagtail.query import PageQuerySet


class BasePage(ReviewMixin, RoutingMixin, PathsMixin, ReleaseMixin, ShowInMenusMixin):
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
    content_panels: ClassVar = [PairPanel("title"), ReleasePanel(), PairPanel("summary")]
    #: What has one value for both languages and isn't words: a tab of its own.
    fact_panels: ClassVar[list[Any]] = []
    promote_panels: ClassVar = [
        PairPanel(
            "slug",
            heading=_("Address"),
            help_text=_(
                "The last part of the page's address, made from the title of each language. "
                "An empty Spanish one: the English one serves for both."
            ),
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

    def title_in(self, language: str) -> str:
        """Return the title in ``language``, or the other language's where there is none."""
        return languages.words_or_other(self, "title", language)

    @property
    def title_shown(self) -> str:
        """Return the title in the language in which a reader is shown this page, for a link to it.

        The reader's own may be there and not be live: a language that was taken down keeps its words.
        """
        return languages.words(self, "title", self.display_language(languages.active()))

    def clean_fields(self, exclude: Any = None) -> None:
        """Validate the fields of each language; a field without a language is only their shadow."""
        super().clean_fields(exclude={*(exclude or ()), *translated_fields(type(self))})

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

    @transaction.atomic
    def save(self, clean: bool = True, user: Any = None, log_action: Any = False, **kwargs: Any) -> Any:
        """Write the page, both languages' paths and those of the pages below it; see ``AbstractPage.save``.

        Raises ``ValidationError`` when a language that is or goes live lacks required words.
        """
        with languages.canonical():
            update_fields = kwargs.get("update_fields")
            if update_fields is None or "draft_title" in update_fields:
                kwargs["update_fields"] = self._carry_draft_titles(update_fields)
            shows = update_fields is None or not ADDRESS_FIELDS.isdisjoint(update_fields)
            before = standing(self) if shows else None
            if update_fields is None:
                self.settle_release(before, check=clean)
            result = super().save(clean=clean, user=user, log_action=log_action, **kwargs)
            self.note_rows_held()
            if shows:
                self.language_change = Change.of(self, before)
                self.language_change.tell(self)
            return result

    def _carry_draft_titles(self, update_fields: Any) -> Any:
        """Keep each language's draft title, where Wagtail only knows of the active one's."""
        if update_fields is not None or self._state.adding or self.alias_of_id:
            for language in languages.LANGUAGES:
                setattr(self, languages.localized("draft_title", language), languages.words(self, "title", language))
        if update_fields is None:
            return None
        return [*update_fields, *(languages.localized("draft_title", language) for language in languages.LANGUAGES)]

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
            # Without one, scheduling takes a page for one that was never out, and takes it down. A revision knows what
            # was live when it was saved, and a page that a script made has none.
            page.live_revision_id = self.live_revision_id or (self.latest_revision_id if self.live else None)
            if self.alias_of_id:
                page.slug_es = self.slug_es
            page._is_draft = True
            return page

    def update_aliases(self, *, revision: Any = None, _content: Any = None, _updated_ids: Any = None) -> None:
        """Bring aliases in line with what is live: perhaps less than ``revision`` holds, nothing before its hour."""
        live = type(self)._default_manager.get(pk=self.pk)
        if not live.live:
            return
        super().update_aliases(revision=revision, _content=live.serializable_data(), _updated_ids=_updated_ids)

    def publish(self, revision: Any, user: Any = None, *args: Any, **kwargs: Any) -> None:
        """Publish or schedule ``revision``; see ``AbstractPage.publish``.

        Who publishes words that they may review accepts them. Raises ``ValidationError`` when the revision lacks words,
        also where it is to go live later only.
        """
        draft = revision.as_object()
        draft.check_release()
        super().publish(revision, user, *args, **kwargs)
        self.accept_published_words(draft, user)

    def draft_title_in(self, language: str) -> str:
        """Return the draft's title in ``language``, or the other language's where there is none."""
        return languages.words_or_other(self, "draft_title", language) or self.title_in(language)

    def get_admin_display_title(self) -> str:
        """Return the draft's title in the admin user's language, with a mark where only the other language has one."""
        language = languages.active()
        other = languages.other(language)
        title = self.draft_title_in(language)
        is_other = languages.words(self, "draft_title", other) and not languages.words(self, "draft_title", language)
        return f"{title} ({languages.LINK_NOTES[other]})" if is_other else title

    def get_context(self, request: SiteRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add ``content_language``: the language of the words shown, which may differ from the reader's (rule 4)."""
        context = super().get_context(request, *args, **kwargs)
        language = languages.active()
        context["content_language"] = language if request.is_preview else self.display_language(language)
        return context

    @classmethod
    def falling_behind(cls, at: datetime.datetime) -> PageQuerySet:
        """Return the pages of this type whose stored rows lack something at ``at``, because time goes on."""
        return cls._default_manager.none()

    def keep_up(self, at: datetime.datetime) -> None:
        """Add what the page's stored rows lack at ``at``: afterwards it is not ``falling_behind``."""

    def structured_data(self, request: HttpRequest) -> list[dict[str, Any]]:
        """Return what the page says to machines: schema.org objects in the active language (``elements.machines``).

        It is asked when the page is rendered, so it asks the database for nothing that its template doesn't.
        """
        return []

    def social_picture(self) -> AbstractImage | None:
        """Return the picture that stands beside a link to the page elsewhere; without one, the site's own card does."""
        return None

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
