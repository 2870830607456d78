"""The shared snippets in the admin."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from bilingual.panels import PairPanel
from elements.models import City

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser, AnonymousUser


class LastingPolicy(ModelPermissionPolicy):
    """Nobody deletes: pages refer to it, and drafts do where the database does not see it."""

    def user_has_permission(self, user: AbstractBaseUser | AnonymousUser, action: str) -> bool:
        """Say whether ``user`` may do ``action``; never for deleting."""
        return action != "delete" and super().user_has_permission(user, action)


class CityViewSet(SnippetViewSet):
    """The twin cities."""

    model = City
    icon = "site"
    menu_label = _("Cities")
    add_to_settings_menu = True
    list_display: ClassVar = ["name", "country", "timezone"]
    search_fields: ClassVar = ["name_en", "name_es", "key"]
    edit_handler = ObjectList(
        [
            PairPanel("name"),
            PairPanel("region"),
            PairPanel("description"),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("key"), FieldPanel("country"), FieldPanel("colour")]),
                    FieldRowPanel([FieldPanel("timezone"), FieldPanel("latitude"), FieldPanel("longitude")]),
                ],
                heading=_("Facts"),
            ),
        ]
    )


register_permission_policy(City, LastingPolicy(City))
register_snippet(CityViewSet)
