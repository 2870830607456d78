"""Where the editorial system takes part in Wagtail's own ways."""

from wagtail import hooks

from editorial.workflow import name_actions

hooks.register("construct_page_action_menu", name_actions)
