"""``{% load stories %}{% story_blocks story %}``: the blocks of a story, with all that they show at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from bilingual.at_hand import at_hand

if TYPE_CHECKING:
    from django.template.context import RequestContext

    from elements.stories import Story

register = template.Library()


@register.simple_tag(takes_context=True)
def story_blocks(context: RequestContext, story: Story) -> SafeString:
    """Render the blocks as ``{% include_block %}`` would, with what the links in their text lead to at hand too."""
    with at_hand(story.records):
        return format_html_join("", "{}", ((block.render(context=context.flatten()),) for block in story.blocks))
