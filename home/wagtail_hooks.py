"""What the admin says of the agreement's pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from wagtail import hooks
from wagtail.admin import messages

from home.models import ProjectPage

if TYPE_CHECKING:
    from django.http import HttpRequest

    from bilingual.models import BasePage


@hooks.register("after_publish_page")
def say_what_is_odd(request: HttpRequest, page: BasePage) -> None:
    """Tell who publishes a project what is odd about its facts."""
    if isinstance(page, ProjectPage):
        for doubt in page.doubts(timezone.localdate()):
            messages.warning(request, doubt)
