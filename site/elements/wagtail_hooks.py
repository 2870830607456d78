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
from elements.models import City, Contact, Topic
from elements.panels import FactPanel

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


class TopicViewSet(SnippetViewSet):
    """What news and events are sorted by."""

    model = Topic
    icon = "tag"
    menu_label = _("Topics")
    add_to_settings_menu = True
    list_display: ClassVar = ["name", "key", "order"]
    search_fields: ClassVar = ["name_en", "name_es", "key"]
    edit_handler = ObjectList(
        [
            PairPanel("name"),
            MultiFieldPanel([FieldRowPanel([FieldPanel("key"), FieldPanel("order")])], heading=_("Facts")),
        ]
    )


class ContactViewSet(SnippetViewSet):
    """Who answers."""

    model = Contact
    icon = "group"
    menu_label = _("Contacts")
    add_to_settings_menu = True
    list_display: ClassVar = ["name", "role", "city", "email"]
    search_fields: ClassVar = ["name_en", "name_es", "role_en", "role_es", "organisation_en", "organisation_es", "key"]
    edit_handler = ObjectList(
        [
            PairPanel("name"),
            PairPanel("role"),
            PairPanel("organisation"),
            FactPanel("city", empty_label=_("None")),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("email"), FieldPanel("phone")]),
                    FactPanel("languages_spoken"),
                    FieldPanel("key"),
                ],
                heading=_("Facts"),
            ),
        ]
    )


for model, viewset in ((City, CityViewSet), (Topic, TopicViewSet), (Contact, ContactViewSet)):
    register_permission_policy(model, LastingPolicy(model))
    register_snippet(viewset)
