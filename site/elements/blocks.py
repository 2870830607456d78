"""StreamField blocks for all sections. What their stories show is fetched at once: see ``elements.stories``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.html import format_html, format_html_join
from django.utils.text import get_text_list
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock, ImageChooserBlock

from elements.choosers import AtHandMixin
from elements.videos import PROVIDERS, Player, player

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from media.models import SiteImage

WORDS = _("Words")
PICTURES = _("Pictures and video")
WAYS_ON = _("Ways on")

#: Seconds and minutes, and hours where there are any.
DURATION = RegexValidator(re.compile(r"^(\d{1,2}:)?[0-5]?\d:[0-5]\d$"), _("Write it as minutes and seconds: 3:25."))


class PictureChooser(AtHandMixin, ImageChooserBlock):
    """Chooses a picture."""


class PageChooser(AtHandMixin, blocks.PageChooserBlock):
    """Chooses a page."""


class DocumentChooser(AtHandMixin, DocumentChooserBlock):
    """Chooses a document."""


class PictureBlock(ImageBlock):
    """A picture as it is told here: its alternative text in this place, and a caption. The value is the image."""

    caption = blocks.CharBlock(
        required=False, max_length=200, label=_("Caption"), help_text=_("What the picture does not say by itself.")
    )

    def __init__(self, required: bool = True, **kwargs: Any) -> None:
        super().__init__(required=required, **kwargs)
        chooser = PictureChooser(required=required, label=_("Picture"))
        chooser.set_name("image")
        self.child_blocks["image"] = chooser

    def _struct_value_to_image(self, struct_value: Mapping[str, Any]) -> SiteImage | None:
        image = super()._struct_value_to_image(struct_value)
        if image:
            image.caption = struct_value.get("caption") or ""
        return image

    def _image_to_struct_value(self, image: SiteImage | None) -> dict[str, Any]:
        return {**super()._image_to_struct_value(image), "caption": _caption(image)}

    def get_form_state(self, value: SiteImage | None) -> dict[str, Any]:
        """Add the caption."""
        return {**super().get_form_state(value), "caption": _caption(value)}

    def get_prep_value(self, value: SiteImage | None) -> dict[str, Any]:
        """Add the caption."""
        return {**super().get_prep_value(value), "caption": _caption(value)}

    def get_searchable_content(self, value: SiteImage | None) -> list[str]:
        """Add the caption."""
        return [*super().get_searchable_content(value), *([_caption(value)] if _caption(value) else [])]

    def pictures(self, value: SiteImage | None) -> list[tuple[str, SiteImage | None]]:
        """Return what is shown, with its shape."""
        return [("whole", value)]

    class Meta:
        icon = "image"
        label = _("Picture")
        group = PICTURES
        template = "elements/blocks/image.html"


def _caption(image: SiteImage | None) -> str:
    return getattr(image, "caption", "")


class GalleryBlock(blocks.ListBlock):
    """Pictures side by side, none hidden."""

    def __init__(self, child_block: Any = None, **kwargs: Any) -> None:
        super().__init__(child_block or PictureBlock(), **{"min_num": 2, **kwargs})

    def pictures(self, value: Iterable[SiteImage | None]) -> list[tuple[str, SiteImage | None]]:
        """Return what is shown, with its shape."""
        return [("card", image) for image in value]

    class Meta:
        icon = "grip"
        label = _("Gallery")
        group = PICTURES
        template = "elements/blocks/gallery.html"


class QuoteBlock(blocks.StructBlock):
    """A quotation and who said it."""

    text = blocks.TextBlock(label=_("Quotation"))
    attribution = blocks.CharBlock(label=_("Who said it"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        group = WORDS
        template = "elements/blocks/quote.html"


class RowBlock(blocks.StructBlock):
    """A row of a list. Comparisons show it with the names that its fields have in the form."""

    def render_basic(self, value: Mapping[str, Any], context: Any = None) -> str:
        """Return the fields and what they hold, as Wagtail does, but under their labels."""
        fields = [(self.child_blocks[name].label, held) for name, held in value.items()]
        return format_html("<dl>{}</dl>", format_html_join("", "<dt>{}</dt><dd>{}</dd>", fields))


class FactBlock(RowBlock):
    """One line of a table of facts."""

    name = blocks.CharBlock(label=_("Name"))
    value = blocks.CharBlock(label=_("Value"))


class FoldBlock(RowBlock):
    """A heading that opens what lies below it."""

    heading = blocks.CharBlock(label=_("Question"), max_length=120)
    text = blocks.RichTextBlock(label=_("Answer"), features=["bold", "italic", "link", "ul", "ol", "document-link"])


class CallToActionBlock(blocks.StructBlock):
    """A button to one thing: a page, a document or an address elsewhere."""

    label = blocks.CharBlock(label=_("Words on the button"), max_length=60, help_text=_("Says what happens: Apply."))
    page = PageChooser(label=_("Page"), required=False)
    document = DocumentChooser(label=_("Document"), required=False)
    address = blocks.URLBlock(label=_("Address"), required=False)
    address_language = blocks.ChoiceBlock(
        label=_("Language there"),
        choices=[("en", _("English")), ("es", _("Spanish"))],
        required=False,
        help_text=_("Only where an address leads to words in the other language."),
    )

    class Meta:
        icon = "link-external"
        label = _("Button")
        group = WAYS_ON
        template = "elements/blocks/call_to_action.html"

    def clean(self, value: Any) -> Any:
        """Refuse a button that leads nowhere, or to two things."""
        cleaned = super().clean(value)
        targets = [name for name in ("page", "document", "address") if cleaned.get(name)]
        if len(targets) == 1 or self.is_deferred_validation:
            return cleaned
        message = ValidationError(_("Choose one: a page, a document or an address."))
        raise StructBlockValidationError(block_errors=dict.fromkeys(targets or ["page"], message))


class VideoValue(blocks.StructValue):
    """A video, and what plays it."""

    @property
    def player(self) -> Player | None:
        """Return the player of the video, if this site has one for it."""
        return player(self.get("address") or "")


class VideoBlock(blocks.StructBlock):
    """A video that is a picture of ours, and nothing of anybody else's, until a reader starts it."""

    address = blocks.URLBlock(label=_("Address of the video"), help_text=_("As in the browser: https://vimeo.com/…"))
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    duration = blocks.CharBlock(
        label=_("Duration"), required=False, validators=[DURATION], help_text=_("Minutes and seconds: 3:25.")
    )
    poster = PictureChooser(
        label=_("Picture before it plays"), required=False, help_text=_("One of ours: the provider's is never loaded.")
    )
    transcript = blocks.URLBlock(
        label=_("Address of the transcript"),
        required=False,
        help_text=_("The words of the video, for who can't hear it. The video itself needs captions."),
    )

    class Meta:
        icon = "media"
        label = _("Video")
        group = PICTURES
        template = "elements/blocks/video.html"
        value_class = VideoValue

    def clean(self, value: Any) -> Any:
        """Refuse an address that this site can't play."""
        cleaned = super().clean(value)
        if cleaned.player is None and not self.is_deferred_validation:
            message = ValidationError(
                gettext("Paste the address of a video on %(places)s. Other sites can't be used here.")
                % {
                    "places": get_text_list(
                        [*PROVIDERS, *settings.PEERTUBE_HOSTS, *settings.VIDEO_FILE_HOSTS], gettext("or")
                    )
                }
            )
            raise StructBlockValidationError(block_errors={"address": message})
        return cleaned

    def pictures(self, value: VideoValue) -> list[tuple[str, SiteImage | None]]:
        """Return what is shown before it plays, with its shape."""
        return [("hero", value.get("poster"))]


class BodyBlock(blocks.StreamBlock):
    """What the story of a page is made of."""

    heading = blocks.CharBlock(
        label=_("Heading"),
        icon="title",
        group=WORDS,
        form_classname="title",
        template="elements/blocks/heading.html",
    )
    text = blocks.RichTextBlock(
        label=_("Text"),
        icon="pilcrow",
        group=WORDS,
        features=["bold", "italic", "link", "ul", "ol", "document-link"],
        template="elements/blocks/text.html",
    )
    quote = QuoteBlock()
    facts = blocks.ListBlock(
        FactBlock(), label=_("Facts"), icon="list-ul", group=WORDS, template="elements/blocks/facts.html"
    )
    accordion = blocks.ListBlock(
        FoldBlock(),
        label=_("Questions and answers"),
        icon="expand-right",
        group=WORDS,
        template="elements/blocks/accordion.html",
    )
    image = PictureBlock()
    gallery = GalleryBlock()
    video = VideoBlock()
    call_to_action = CallToActionBlock()
    documents = blocks.ListBlock(
        DocumentChooser(label=_("Document")),
        label=_("Downloads"),
        icon="doc-full",
        group=WAYS_ON,
        template="elements/blocks/documents.html",
    )
    related_pages = blocks.ListBlock(
        PageChooser(label=_("Page")),
        label=_("Related pages"),
        icon="doc-empty-inverse",
        group=WAYS_ON,
        template="elements/blocks/related_pages.html",
    )
