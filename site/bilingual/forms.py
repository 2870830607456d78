"""The edit form of a page in two languages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.text import get_text_list, slugify
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from bilingual import languages
from bilingual.release import Release

if TYPE_CHECKING:
    from bilingual.models import BasePage


class BilingualPageForm(WagtailAdminPageForm):
    """Refuses to publish a language that lacks words, and names them; a draft may lack all but one title."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._kept: dict[str, Any] = {}
        if "slug" in self.fields:
            # A page begun in Spanish has none yet: the server makes it from the Spanish title.
            self.fields["slug"].required = False
        if "release" in self.fields and not self.is_bound:
            self.initial["release"] = self._release_suggested()

    def _release_suggested(self) -> str:
        """Return the languages to begin with: what was chosen for this draft, unless that has gone out already.

        Else the choice of whoever published last would hold back the next editor's words. A page that nobody has
        published begins with the language that is ready, where one alone is.
        """
        page = self.instance
        if page.live:
            ready = page.languages_to_release() if page.has_unpublished_changes else page.languages_live()
        else:
            ready = [language for language in languages.LANGUAGES if not page.missing_for_release(language)]
        if len(ready) == 1:
            return ready[0]
        return page.release if not page.live else Release.BOTH

    def keep(self, names: Iterable[str], theirs: BasePage) -> None:
        """Save the fields and lists of rows ``names`` as they are in ``theirs`` rather than as they were sent."""
        self._kept = {name: getattr(theirs, name) for name in names}

    def save(self, commit: bool = True) -> BasePage:
        """Save what was sent, but for what is kept; see ``keep``."""
        if not self._kept:
            return super().save(commit)
        page = super().save(commit=False)
        for name, value in self._kept.items():
            field = page._meta.get_field(name)
            if field.many_to_many or field.one_to_many:
                getattr(page, name).set(list(value.all()))
            else:
                setattr(page, name, value)
        if commit:
            page.save()
        return page

    def clean(self) -> dict[str, Any]:
        """Keep the two addresses apart from each other and from those of the neighbours."""
        cleaned = super().clean()
        self._keep_spanish_slug(cleaned)
        slug_es = cleaned.get("slug_es")
        if slug_es and slug_es != cleaned.get("slug") and not self._slug_is_free(slug_es):
            self.add_error(
                "slug_es",
                ValidationError(_("“%(slug)s” is already the address of another page here.") % {"slug": slug_es}),
            )
        return cleaned

    def _slug_is_free(self, slug: str) -> bool:
        page = self.instance
        return type(page)._slug_is_available(slug, self.parent_page, page)

    def _keep_spanish_slug(self, cleaned: dict[str, Any]) -> None:
        """Keep the Spanish address of a page begun in Spanish when its canonical slug is changed to an English one."""
        before = self.initial.get("slug")
        slug = cleaned.get("slug")
        made_from_spanish = before and before == slugify(cleaned.get("title_es") or "")
        if slug and made_from_spanish and slug != before and "slug_es" in self.fields and not cleaned.get("slug_es"):
            cleaned["slug_es"] = before

    def _post_clean(self) -> None:
        """Validate the page and, unless a draft is being saved, what its languages need to go live."""
        super()._post_clean()
        if not self.cleaned_data.get("slug") and {"title_en", "title_es"} & set(self.errors):
            self.errors.pop("slug", None)
        if self.is_deferred_validation or self._only_moderates():
            return
        lacking: dict[str, list[str]] = {}
        for name, error in self.instance.release_errors().items():
            if name in self.fields:
                if name not in self.errors:
                    self.add_error(name, error)
            else:
                self.add_error(None, error)
            if error.code != "required_for_release":
                continue
            base, _separator, language = name.rpartition("_")
            lacking.setdefault(language, []).append(str(self.instance._meta.get_field(base).verbose_name))
        if lacking and "release" in self.fields:
            self.add_error("release", [self._way_out(language, names) for language, names in lacking.items()])

    def _only_moderates(self) -> bool:
        """Say whether the form is sent to reject a draft or stop its workflow: no missing word should hinder that."""
        if "action-workflow-action" in self.data:
            return self.data.get("workflow-action-name") == "reject"
        return "action-cancel-workflow" in self.data

    def _way_out(self, language: str, names: list[str]) -> ValidationError:
        """Say what ``language`` lacks and, where it can wait, how to go without it."""
        other = languages.other(language)
        values = {
            "language": languages.NAMES[language],
            "fields": get_text_list(names, _("and")),
            "other": languages.NAMES[other],
        }
        if self.instance.published_in(language):
            return ValidationError(_("%(language)s is live and can't be without: %(fields)s.") % values)
        if not languages.words(self.instance, "title", other):
            return ValidationError(_("%(language)s still lacks: %(fields)s.") % values)
        return ValidationError(
            _("%(language)s still lacks: %(fields)s. Write it, or publish %(other)s alone.") % values
        )
