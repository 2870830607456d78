"""The shared snippets in the admin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from bilingual.panels import PairPanel
from elements.models import Alert, City, Contact, Topic
from elements.panels import ClocksPanel, FactPanel, on_clocks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.contrib.auth.models import AbstractBaseUser, AnonymousUser


class LastingPolicy(ModelPermissionPolicy):
    """Nobody deletes: pages refer to it, and drafts do where the database does not see it."""

    def user_has_permission(self, user: AbstractBaseUser | AnonymousUser, action: str) -> bool:
        """Say whether ``user`` may do ``action``; never for deleting."""
        return action != "delete" and super().user_has_permission(user, action)


class CityViewSet(SnippetViewSet):
    """The two sister cities."""

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
            FieldPanel("contact"),
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


class AlertIndexView(IndexView):
    """Lists alerts with the times on both cities' clocks."""

    def get_table(self, object_list: Iterable[Any]) -> Any:
        """Fetch the cities once for all of them."""
        alerts, cities = list(object_list), list(City.objects.all())
        for alert in alerts:
            alert.cities = cities
        return super().get_table(alerts)


class AlertViewSet(SnippetViewSet):
    """What every page says at its top for a while."""

    model = Alert
    index_view_class = AlertIndexView
    icon = "warning"
    menu_label = _("Alerts")
    menu_order = 250
    add_to_admin_menu = True
    list_display: ClassVar = [
        "__str__",
        Column("severity", label=_("Severity"), accessor="get_severity_display", sort_key="severity"),
        Column("state", label=_("State"), accessor=lambda alert: alert.state_at(timezone.now()).label),
        Column(
            "starts", label=_("Starts"), accessor=lambda alert: on_clocks(alert.starts, alert.cities), sort_key="starts"
        ),
        Column("ends", label=_("Ends"), accessor=lambda alert: on_clocks(alert.ends, alert.cities), sort_key="ends"),
    ]
    search_fields: ClassVar = ["title_en", "title_es", "text_en", "text_es"]
    edit_handler = ObjectList(
        [
            FactPanel("severity"),
            PairPanel("title"),
            PairPanel("text"),
            MultiFieldPanel(
                [ClocksPanel(), FieldRowPanel([FieldPanel("starts"), FieldPanel("ends")])], heading=_("Shown")
            ),
            MultiFieldPanel([FieldPanel("link_page"), FieldPanel("link_url")], heading=_("More on it")),
        ]
    )


register_snippet(AlertViewSet)

for model, viewset in ((City, CityViewSet), (Topic, TopicViewSet), (Contact, ContactViewSet)):
    register_permission_policy(model, LastingPolicy(model))
    register_snippet(viewset)
