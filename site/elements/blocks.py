"""StreamField blocks for all sections."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock


class QuoteBlock(blocks.StructBlock):
    """A quotation and who said it."""

    text = blocks.TextBlock(label=_("quotation"))
    attribution = blocks.CharBlock(label=_("who said it"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "elements/blocks/quote.html"


class FactBlock(blocks.StructBlock):
    """One line of a table of facts."""

    name = blocks.CharBlock(label=_("name"))
    value = blocks.CharBlock(label=_("value"))


class BodyBlock(blocks.StreamBlock):
    """What the story of a page is made of."""

    heading = blocks.CharBlock(
        label=_("Heading"), icon="title", form_classname="title", template="elements/blocks/heading.html"
    )
    text = blocks.RichTextBlock(
        label=_("Text"),
        icon="pilcrow",
        features=["bold", "italic", "link", "ul", "ol", "document-link"],
        template="elements/blocks/text.html",
    )
    image = ImageBlock(label=_("Image"), template="elements/blocks/image.html")
    quote = QuoteBlock()
    facts = blocks.ListBlock(FactBlock(), label=_("Facts"), icon="list-ul", template="elements/blocks/facts.html")
