"""The two sides of a translated field, next to each other."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.functional import cached_property
from django.utils.text import capfirst, slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.compare import RichTextFieldComparison
from wagtail.admin.panels import FieldPanel, ObjectList, PanelGroup, TabbedInterface, TitleFieldPanel
from wagtail.admin.widgets import AdminAutoHeightTextInput, SlugInput
from wagtail.fields import RichTextField, StreamField

from bilingual import languages
from bilingual.widgets import OneLineTextarea
from bilingual.words import is_empty

#: Up to this length a text is written on one line; a longer one gets a field that grows with it.
ONE_LINE = 120


def side_name(model: type[models.Model], name: str, language: str) -> str:
    """Return the name of the field that holds ``name`` in ``language``.

    ``title`` has a field per language. ``slug`` is canonical and its own English side: only ``slug_es`` is beside it.
    """
    localized = languages.localized(name, language)
    try:
        model._meta.get_field(localized)
    except FieldDoesNotExist:
        return name
    return localized


def side_widget(field: models.Field) -> forms.Widget | None:
    """Return the widget that fits one side of a text; ``None`` where the field knows it better."""
    if isinstance(field, RichTextField | StreamField | models.SlugField | models.URLField) or field.choices:
        return None
    if isinstance(field, models.TextField):
        return AdminAutoHeightTextInput(attrs={"rows": 2})
    if isinstance(field, models.CharField):
        return forms.TextInput() if (field.max_length or 0) <= ONE_LINE else OneLineTextarea()
    return None


class RichTextComparison(RichTextFieldComparison):
    """Compares texts of which one may never have been written; Wagtail's shows that one as “None”."""

    val_a: Any
    val_b: Any

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.val_a, self.val_b = self.val_a or "", self.val_b or ""


class SidePanel(FieldPanel):
    """One language's side of a pair."""

    def __init__(self, field_name: str, language: str, **kwargs: Any) -> None:
        self.language = language
        super().__init__(field_name, **kwargs)

    def clone_kwargs(self) -> dict[str, Any]:
        """Return what makes an equal panel."""
        return {**super().clone_kwargs(), "language": self.language}

    def get_comparison_class(self) -> type[Any]:
        """Return what compares two revisions of this side."""
        found = super().get_comparison_class()
        return RichTextComparison if found is RichTextFieldComparison else found

    class BoundPanel(FieldPanel.BoundPanel):
        """Renders the field; its label, marks and help text are the pair's."""

        template_name = "bilingual/panels/side.html"

        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            if self.bound_field is not None:
                self.bound_field.help_text = ""
                widget = self.bound_field.field.widget
                widget.attrs["lang"] = self.language
                if isinstance(widget, SlugInput):
                    widget.attrs["data-w-slug-locale-value"] = self.language

        @property
        def language(self) -> str:
            """Return the language of this side."""
            return self.panel.language

        @property
        def language_name(self) -> Any:
            """Return the language's name, in the admin user's language."""
            return languages.NAMES[self.language]

        @property
        def kind(self) -> str:
            """Say how the script can tell whether this side is empty: ``stream``, ``rich`` or ``text``."""
            field = self.panel.db_field
            if isinstance(field, StreamField):
                return "stream"
            return "rich" if isinstance(field, RichTextField) else "text"

        @cached_property
        def is_empty(self) -> bool:
            """Say whether this side holds no words."""
            return is_empty(self.value_from_instance)

        @property
        def needed(self) -> bool:
            """Say whether this language can't be published without these words."""
            needs = getattr(self.panel.model, "required_for_release", ())
            return any(self.field_name in need.fields(self.language) for need in needs)

        @property
        def mark_text(self) -> Any:
            """Return what is written beside an empty side."""
            if self.needed:
                return {"en": _("Empty: needed to publish in English"), "es": _("Empty: needed to publish in Spanish")}[
                    self.language
                ]
            return {"en": _("Empty in English"), "es": _("Empty in Spanish")}[self.language]

        @cached_property
        def change(self) -> Any:
            """Return what the other language says otherwise here than when this one was reviewed, or nothing."""
            from bilingual.admin.status import page_status

            if not (hasattr(self.instance, "language_states") and self.instance.pk):
                return None
            status = page_status(self.instance, self.request).of(self.language)
            base = self.field_name.removesuffix(f"_{self.language}")
            return next((change for change in status.other_changes if change.name == base), None)

        @property
        def change_text(self) -> Any:
            """Return what stands over that."""
            return {
                "en": _("Spanish has changed here since English was reviewed"),
                "es": _("English has changed here since Spanish was reviewed"),
            }[self.language]

        @property
        def lacking(self) -> list[str]:
            """Return what a StreamField's own script doesn't show: that publishing needs it."""
            if self.bound_field is None or self.kind != "stream":
                return []
            errors = self.bound_field.errors.as_data()
            return [message for error in errors if error.code == "required_for_release" for message in error.messages]


class TitleSidePanel(SidePanel, TitleFieldPanel):
    """One language's title, which fills that language's slug until the page is live there."""

    class BoundPanel(SidePanel.BoundPanel, TitleFieldPanel.BoundPanel):
        """Ties the title to the slug of its own language."""

        def get_should_apply(self) -> bool:
            """Say whether the slug still follows: an address that readers know doesn't."""
            return not (self.instance and self.instance.pk and self.instance.published_in(self.language))


class PairPanel(PanelGroup):
    """English left and Spanish right of one translated field, one above the other where there is no room.

    ``PairPanel("summary")`` takes what a ``FieldPanel`` takes. A StreamField's sides stand one above the other in full
    width, since blocks don't fit half of it, until the window is wide enough for both.
    """

    def __init__(
        self,
        field_name: str,
        *,
        widget: forms.Widget | None = None,
        permission: str | None = None,
        disable_comments: bool | None = None,
        read_only: bool = False,
        **kwargs: Any,
    ) -> None:
        self.field_name = field_name
        self.widget = widget
        self.disable_comments = disable_comments
        self.read_only = read_only
        super().__init__(kwargs.pop("children", ()), permission=permission, **kwargs)

    def clone_kwargs(self) -> dict[str, Any]:
        """Return what makes an equal panel."""
        return {
            **super().clone_kwargs(),
            "field_name": self.field_name,
            "widget": self.widget,
            "disable_comments": self.disable_comments,
            "read_only": self.read_only,
        }

    @property
    def clean_name(self) -> str:
        """Return the pair's part of HTML identifiers."""
        return self.field_name

    def on_model_bound(self) -> None:
        """Make the two sides from the model's fields."""
        self.children = [self._side(language) for language in languages.LANGUAGES]
        super().on_model_bound()

    def _side(self, language: str) -> SidePanel:
        name = side_name(self.model, self.field_name, language)
        field = self.model._meta.get_field(name)
        kwargs: dict[str, Any] = {
            "widget": self.widget or side_widget(field),
            "permission": self.permission,
            "disable_comments": self.disable_comments,
            "read_only": self.read_only,
        }
        if self.field_name == "title" and hasattr(self.model, "slug"):
            slug = side_name(self.model, "slug", language)
            kwargs["widget"] = self.widget or forms.TextInput()
            return TitleSidePanel(name, language, targets=[slug], placeholder=False, **kwargs)
        return SidePanel(name, language, **kwargs)

    @cached_property
    def original_field(self) -> models.Field:
        """Return the field that both sides belong to: its name and help text are the pair's."""
        return self.model._meta.get_field(self.field_name)

    class BoundPanel(PanelGroup.BoundPanel):
        """Renders both sides."""

        template_name = "bilingual/panels/pair.html"

        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            field = self.panel.original_field
            self.heading = self.panel.heading or capfirst(field.verbose_name)
            self.help_text = self.panel.help_text or field.help_text

        @property
        def is_stream(self) -> bool:
            """Say whether the sides are StreamFields."""
            return isinstance(self.panel.original_field, StreamField)

        @property
        def is_title(self) -> bool:
            """Say whether this is the title of the page."""
            return self.panel.field_name == "title"

        @property
        def name(self) -> str:
            """Return the name of the field that both sides belong to."""
            return self.panel.field_name

        @cached_property
        def slug_follows(self) -> bool:
            """Say whether the canonical slug was made from the Spanish title alone, and so still follows it."""
            page = self.instance
            if self.panel.field_name != "slug" or page is None or page.languages_live() or page.title_en:
                return False
            return not page.slug or page.slug == slugify(page.title_es)

        @property
        def sides(self) -> list[Any]:
            """Return the sides that the user may see."""
            return self.visible_children


class ReleasePanel(FieldPanel):
    """Which languages publishing releases, and how each stands."""

    def __init__(self, field_name: str = "release", **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.RadioSelect)
        super().__init__(field_name, **kwargs)

    class BoundPanel(FieldPanel.BoundPanel):
        """Renders the choice in one line."""

        template_name = "bilingual/panels/release.html"

        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            if self.bound_field is not None:
                field = self.bound_field.field
                field.choices = [(value, capfirst(label)) for value, label in field.choices]

        @cached_property
        def status(self) -> Any:
            """Return how both languages stand."""
            from bilingual.admin.status import page_status

            return page_status(self.instance, self.request)


def tabs(model: type[Any]) -> TabbedInterface:
    """Return the edit form of a page type: words, facts, address, settings; a tab without panels is left out."""
    from bilingual.forms import BilingualPageForm

    panels = (
        (_("Content"), model.content_panels),
        (_("Facts"), model.fact_panels),
        (_("Address and search"), model.promote_panels),
        (_("Settings"), model.settings_panels),
    )
    return TabbedInterface(
        [ObjectList(children, heading=heading) for heading, children in panels if children],
        base_form_class=model.__dict__.get("base_form_class", BilingualPageForm),
    )
