"""The forms of pictures and documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.db import transaction
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from bilingual import languages
from bilingual.widgets import OneLineTextarea
from media import uploads
from media.renditions import make_renditions

if TYPE_CHECKING:
    from media.models import SiteDocument, SiteImage


def _sides(name: str, widget: type[forms.Widget]) -> dict[str, forms.Widget]:
    """Return the widgets of a text in both languages, which the style sheet puts side by side."""
    return {
        languages.localized(name, language): widget(attrs={"lang": language, "data-media-side": language})
        for language in languages.LANGUAGES
    }


class LibraryForm(forms.ModelForm):
    """What the forms of pictures and documents have in common."""

    #: Filled with the file's name by Wagtail's uploaders, which ask for a field of this name. The record takes the
    #: name from the file itself.
    title = forms.CharField(required=False, max_length=255, widget=forms.HiddenInput)

    #: Says in words which files may be uploaded.
    rules: ClassVar[Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.say_rules()
        else:
            # The form of what was just uploaded along with others.
            del self.fields["title"]

    def say_rules(self) -> None:
        """Say which files may be uploaded, also where Wagtail refuses a large one before it is sent."""
        file = self.fields["file"]
        file.help_text = self.rules()
        for code in ("file_too_large", "file_too_large_unknown_size"):
            file.error_messages[code] = self.rules()


class PictureField(WagtailImageField):
    """A picture, checked before Wagtail measures it: a damaged one would end in an error."""

    def to_python(self, data: Any) -> Any:
        """Return the file, with the picture that Wagtail makes of it."""
        if data:
            uploads.check_image(data)
        return super().to_python(data)


class SiteImageForm(LibraryForm, BaseImageForm):
    """Describes an image in both languages.

    It makes the renditions of a file that takes another's place: Wagtail deletes the old ones after saving.
    """

    rules = staticmethod(uploads.image_rules_lazy)

    class Meta(BaseImageForm.Meta):
        help_texts: ClassVar = {"credit": _("Only the name: the page writes “Picture:” before it.")}
        widgets: ClassVar = {
            **BaseImageForm.Meta.widgets,
            **_sides("title", forms.TextInput),
            **_sides("alt", OneLineTextarea),
            "licence_note": OneLineTextarea(),
            "licence_expires": AdminDateInput,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            given = self.fields["file"]
            self.fields["file"] = PictureField(label=given.label, required=given.required, widget=given.widget)
            self.say_rules()

    def clean(self) -> dict[str, Any]:
        """Leave a file that stays alone: measuring it again would fail where it is lost, and nothing could be saved."""
        cleaned = super().clean() or self.cleaned_data
        if "file" not in self.changed_data:
            cleaned.pop("file", None)
            if "file" in self.fields:
                self.fields["file"].required = False
        return cleaned

    def save(self, commit: bool = True) -> SiteImage:
        """Write the image, and make its renditions."""
        image = super().save(commit=commit)
        if commit:
            make_renditions(image)
        return image


class OtherFileInput(forms.ClearableFileInput):
    """A second file that can be taken away again; what is there is named, and linked as readers would get it."""

    template_name = "media/admin/other_file.html"


class SiteDocumentForm(LibraryForm, BaseDocumentForm):
    """Names a document in both languages, and takes a file for each."""

    rules = staticmethod(uploads.document_rules_lazy)

    class Meta(BaseDocumentForm.Meta):
        widgets: ClassVar = {
            **BaseDocumentForm.Meta.widgets,
            **_sides("title", forms.TextInput),
            "language": forms.RadioSelect,
            "file_other": OtherFileInput,
            "licence_note": OneLineTextarea(),
            "licence_expires": AdminDateInput,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.original_file_other = self.instance.file_other.name
        language: Any = self.fields["language"]
        language.choices = [(value, capfirst(label)) for value, label in language.choices]
        if "file" not in self.fields:
            # The form of what was just uploaded along with others is sent without files.
            self.fields.pop("file_other", None)

    def save(self, commit: bool = True) -> SiteDocument:
        """Write the document, and delete a second file that was taken away or replaced."""
        document = super().save(commit=commit)
        former = self.original_file_other
        if commit and former and former != document.file_other.name:
            transaction.on_commit(lambda: document.file_other.storage.delete(former))
        return document
