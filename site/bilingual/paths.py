"""Where a page answers in each language: slugs, paths, and the redirects that old addresses leave behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q, Value
from django.db.models.functions import Concat, Substr
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractPage, Site

from bilingual import languages
from bilingual.redirects import address, leave_redirects

if TYPE_CHECKING:
    from bilingual.models import BasePage

#: The field that holds a page's path in each language.
PATH_FIELDS = {"en": "url_path", "es": "url_path_es"}

#: Fields whose change gives a page another address.
ADDRESS_FIELDS = frozenset({"slug", "slug_es", "url_path"})


class PathsMixin(AbstractPage):
    """The addresses of a page: one canonical, one Spanish, both kept up in its whole subtree.

    Siblings share one namespace: no ``slug`` equals the ``slug`` or ``slug_es`` of a sibling.
    """

    slug_es = models.SlugField(
        _("slug in Spanish"),
        max_length=255,
        blank=True,
        help_text=_("The last part of the Spanish address. Empty: the English one serves."),
    )
    url_path_es = models.TextField(blank=True, editable=False)

    class Meta:
        abstract = True

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Write the page and, when its address changed, those of the pages below it, with a redirect for each."""
        update_fields = kwargs.get("update_fields")
        if update_fields is not None and ADDRESS_FIELDS.isdisjoint(update_fields):
            return super().save(*args, **kwargs)
        if self._state.adding:
            self._free_spanish_slug()
            return super().save(*args, **kwargs)
        before = self.base_page_model.objects.values("url_path", "url_path_es", "live").get(pk=self.pk)
        self._set_core_field_defaults()
        self.set_url_path(self.get_parent(update=True))
        if update_fields is not None:
            kwargs["update_fields"] = {*update_fields, "slug", "slug_es", "url_path", "url_path_es"}
        result = super().save(*args, **kwargs)
        old = {language: before[field] for language, field in PATH_FIELDS.items()}
        new = {language: self.path_in(language) for language in PATH_FIELDS}
        if old != new:
            leave_redirects(self, old, new, was_live=before["live"])
            self._move_descendant_paths(old, new)
        return result

    def slug_in(self, language: str) -> str:
        """Return the last part of the page's address in ``language``."""
        return {"en": self.slug, "es": self.slug_es or self.slug}[language]

    def path_in(self, language: str) -> str:
        """Return the page's path in ``language``, from the root of the tree."""
        return getattr(self, PATH_FIELDS[language])

    def set_url_path(self, parent: BasePage | None) -> str:
        """Set both languages' paths from the slugs and ``parent``; return the canonical one."""
        if self.slug_es == self.slug:
            self.slug_es = ""
        self.url_path_es = f"{parent.url_path_es}{self.slug_in('es')}/" if parent else "/"
        return super().set_url_path(parent)

    @staticmethod
    def _slug_is_available(slug: str, parent_page: BasePage | None, page: BasePage | None = None) -> bool:
        """Say whether ``slug`` is free below ``parent_page``; for a page's own slug, whether its Spanish one is too."""
        wanted = [slug, page.slug_es] if page is not None and page.slug == slug and page.slug_es else [slug]
        return all(is_free(each, parent_page, page) for each in wanted)

    def _check_slug_is_unique(self) -> None:
        parent = self.get_parent()
        for name in ("slug", "slug_es"):
            slug = getattr(self, name)
            if slug and not is_free(slug, parent, self):
                raise ValidationError(
                    {name: _("“%(slug)s” is already the address of another page here.") % {"slug": slug}}
                )

    def _free_spanish_slug(self) -> None:
        """Give a Spanish slug that a sibling answers to a number, as Wagtail does for the canonical one."""
        if self.slug_es != self.slug:
            self.slug_es = free_slug(self.slug_es, self.get_parent(), self)

    def _move_descendant_paths(self, old: dict[str, str], new: dict[str, str]) -> None:
        self.get_descendants().update(
            **{
                field: Concat(Value(new[language]), Substr(field, len(old[language]) + 1))
                for language, field in PATH_FIELDS.items()
            }
        )

    def _update_descendant_url_paths(self, old_url_path: str, new_url_path: str) -> None:
        """Do nothing: ``save`` has moved both languages' paths already, in one statement."""

    def url_in(self, language: str, request: HttpRequest | None = None) -> str | None:
        """Return the page's address in ``language`` as a path (``/es/turismo/``), whether or not it is live there.

        ``None`` for a page that belongs to no site. A page of several sites is addressed in that of ``request``.
        """
        roots = self._get_relevant_site_root_paths(request)
        if not roots:
            return None
        site = Site.find_for_request(request) if len(roots) > 1 and isinstance(request, HttpRequest) else None
        root = next((root for root in roots if site and root.site_id == site.pk), roots[0])
        return address(self.path_in(language), root.root_path, language)

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str | None] | None:
        """Return Wagtail's ``(site_id, root_url, path)`` in the active language, or in the one that is live."""
        parts = super().get_url_parts(request)
        if parts is None:
            return None
        return parts[0], parts[1], self.url_in(self.display_language(languages.active()), request)


def free_slug(slug: str, parent: BasePage | None, page: BasePage | None = None) -> str:
    """Return ``slug``, with a number where a sibling of ``page`` below ``parent`` answers to it in either language."""
    free, number = slug, 1
    while free and not is_free(free, parent, page):
        number += 1
        free = f"{slug}-{number}"
    return free


def is_free(slug: str, parent: BasePage | None, page: BasePage | None = None) -> bool:
    """Say whether no page below ``parent`` but ``page`` answers to ``slug``, in either language."""
    if parent is None:
        return True
    siblings = parent.get_children() if page is None else parent.get_children().not_page(page)
    return not siblings.filter(Q(slug=slug) | Q(slug_es=slug)).exists()
