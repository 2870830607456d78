"""Copying a page with both its titles and both its addresses."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.admin import messages
from wagtail.admin.forms.pages import CopyForm
from wagtail.admin.views.pages.copy import CopyView
from wagtail.admin.widgets import SlugInput

from bilingual import languages
from bilingual.models import BasePage
from bilingual.paths import free_slug, is_free


class BilingualCopyForm(CopyForm):
    """Asks for the copy's titles and addresses in both languages."""

    page: Any
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.page = self.page.specific
        del self.fields["new_title"], self.fields["new_slug"]
        parent = self.page.get_parent()
        slugs = {"en": self.page.slug, "es": self.page.slug_es}
        words: dict[str, forms.Field] = {}
        for language in languages.LANGUAGES:
            words[f"new_title_{language}"] = forms.CharField(
                initial=getattr(self.page, languages.localized("title", language)) or "",
                label={"en": _("New title in English"), "es": _("New title in Spanish")}[language],
                required=False,
                max_length=255,
                widget=forms.TextInput(attrs={"lang": language}),
            )
        for language, name in (("en", "new_slug"), ("es", "new_slug_es")):
            words[name] = forms.SlugField(
                initial=free_slug(slugs[language], parent),
                label={"en": _("New address in English"), "es": _("New address in Spanish")}[language],
                required=language == languages.CANONICAL,
                help_text="" if language == languages.CANONICAL else _("Empty: the English one serves."),
                max_length=255,
                widget=SlugInput(locale=language, attrs={"lang": language}),
            )
        self.fields = {**words, **self.fields}

    @property
    def pairs(self) -> list[list[tuple[str, forms.BoundField]]]:
        """Return the fields that stand next to each other, each with its language."""
        return [
            [("en", self["new_title_en"]), ("es", self["new_title_es"])],
            [("en", self["new_slug"]), ("es", self["new_slug_es"])],
        ]

    def clean(self) -> dict[str, Any]:
        """Refuse a copy without a title, and an address that another page has in either language."""
        cleaned = super().clean()
        if not (cleaned.get("new_title_en") or cleaned.get("new_title_es")):
            for language in languages.LANGUAGES:
                self.add_error(f"new_title_{language}", _("A page needs a title in at least one language."))
        parent = cleaned.get("new_parent_page") or self.page.get_parent()
        for name in ("new_slug", "new_slug_es"):
            slug = cleaned.get(name)
            if slug and name not in self.errors and not is_free(slug, parent):
                self.add_error(name, _("“%(slug)s” is already the address of another page here.") % {"slug": slug})
        return cleaned

    def words(self) -> dict[str, str]:
        """Return the copy's titles and slugs, by the page's field names."""
        return {
            "title_en": self.cleaned_data["new_title_en"],
            "title_es": self.cleaned_data["new_title_es"],
            "slug": self.cleaned_data["new_slug"],
            "slug_es": self.cleaned_data.get("new_slug_es") or "",
        }


class BilingualCopyView(CopyView):
    """Wagtail's view of copying, which knows of one title and one slug, for two of each."""

    template_name = "bilingual/admin/copy.html"

    def get_form_class(self) -> type[BilingualCopyForm]:
        """Return the page type's own form, or the one for two languages."""
        return getattr(self.page.specific_class, "copy_form_class", BilingualCopyForm)

    def form_valid(self, form: BilingualCopyForm) -> HttpResponse:
        """Copy, or make an alias, and say so."""
        if form.cleaned_data["new_parent_page"]:
            self.parent_page = form.cleaned_data["new_parent_page"]
        with_subpages = bool(form.cleaned_data.get("copy_subpages"))
        new_page = (
            self._make_alias(form, with_subpages) if form.cleaned_data.get("alias") else self._copy(form, with_subpages)
        )
        title = self.page.specific_deferred.get_admin_display_title()
        message = _("Page “%(title)s” copied.") % {"title": title}
        if with_subpages:
            count = new_page.get_descendants().count()
            message = ngettext(
                "Page “%(title)s” and %(count)s subpage copied.",
                "Page “%(title)s” and %(count)s subpages copied.",
                count,
            ) % {"title": title, "count": count}
        edit = messages.button(reverse("wagtailadmin_pages:edit", args=(new_page.pk,)), _("Edit"))
        messages.success(self.request, message, buttons=[edit])
        for hook in hooks.get_hooks("after_copy_page"):
            result = hook(self.request, self.page, new_page)
            if hasattr(result, "status_code"):
                return result
        return redirect(self.next_url) if self.next_url else redirect("wagtailadmin_explore", self.parent_page.pk)

    def _copy(self, form: BilingualCopyForm, with_subpages: bool) -> BasePage:
        can_publish = self.parent_page.permissions_for_user(self.request.user).can_publish_subpage()
        return CopyPageAction(
            page=self.page,
            recursive=with_subpages,
            to=self.parent_page,
            update_attrs=form.words(),
            keep_live=bool(can_publish and form.cleaned_data.get("publish_copies")),
            user=self.request.user,
        ).execute()

    def _make_alias(self, form: BilingualCopyForm, with_subpages: bool) -> BasePage:
        words = form.words()
        alias = CreatePageAliasAction(
            self.page.specific,
            recursive=with_subpages,
            parent=self.parent_page,
            update_slug=words["slug"],
            user=self.request.user,
        ).execute(skip_permission_checks=True)
        if alias.slug_es != words["slug_es"]:
            alias.slug_es = words["slug_es"]
            alias.save(clean=False)
        return alias
