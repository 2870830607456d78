"""What may be uploaded is judged by what a file holds; what is refused leaves nothing behind."""

import re
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import translation
from wagtail.models import UploadedFile

from media import uploads
from media.models import SiteDocument, SiteImage
from tests.bilingual import editing
from tests.media import files


def stored(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


PICTURES = [
    ("dunes.png", files.raster("PNG")),
    ("dunes.PNG", files.raster("PNG")),
    ("dunes.jpg", files.raster("JPEG")),
    ("dunes.jpeg", files.raster("JPEG")),
    ("dunes.webp", files.raster("WEBP")),
    ("dunes.avif", files.raster("AVIF")),
    ("dunes.gif", files.raster("GIF")),
]

NO_PICTURES = [
    pytest.param("dunes.jpg", files.raster("PNG"), "it holds PNG", id="a PNG named .jpg"),
    pytest.param("dunes.png", b"Only words.", "damaged, or no picture", id="a text named .png"),
    pytest.param("dunes.png", files.pdf(), "damaged, or no picture", id="a PDF named .png"),
    pytest.param("dunes.png", files.svg(), "damaged, or no picture", id="a drawing named .png"),
    pytest.param("dunes.svg", files.svg(), "no picture the site can show", id="a drawing"),
    pytest.param("dunes.tiff", files.raster("TIFF"), "no picture the site can show", id="a kind no browser shows"),
    pytest.param("dunes", files.raster("PNG"), "no picture the site can show", id="no kind named"),
    pytest.param("dunes.png", files.bomb(), "too many pixels", id="900 million pixels in the header"),
    pytest.param("dunes.png", files.bomb(8_000, 8_000), "too many pixels", id="64 million pixels in the header"),
    pytest.param("dunes.png", files.raster()[:-400], "damaged", id="a picture that breaks off"),
    pytest.param("dunes.png", b"", "empty", id="nothing"),
    pytest.param(
        "dunes.jpg", files.raster("JPEG") + files.archive({"a.html": b"<script>"}), "hidden behind", id="a polyglot"
    ),
    pytest.param("dunes.gif", b"GIF89a=1;alert(1)//" + b"x" * 200, "damaged", id="a script that begins as a GIF"),
]


@pytest.mark.parametrize(("name", "content"), PICTURES)
def test_pictures_of_these_kinds_are_taken(name, content):
    uploads.check_image(files.sent(name, content))


@pytest.mark.parametrize(("name", "content", "reason"), NO_PICTURES)
def test_what_is_no_picture_is_refused_with_the_rules(name, content, reason):
    with pytest.raises(ValidationError) as refusal:
        uploads.check_image(files.sent(name, content, "image/png"))

    assert reason in refusal.value.message
    assert "AVIF, GIF, JPEG, PNG or WebP" in refusal.value.message


def test_a_picture_that_is_too_large_is_refused_with_its_size(settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 1000

    with pytest.raises(ValidationError) as refusal:
        uploads.check_image(files.sent("dunes.png", files.raster()))

    assert re.search(r"too large: 4\skB.* up to 1\skB", refusal.value.message)


def test_a_refusal_speaks_the_editors_language():
    with translation.override("es"), pytest.raises(ValidationError) as refusal:
        uploads.check_document(files.sent("convenio.exe", b"MZ"))

    assert "no ofrece documentos de este tipo" in refusal.value.message
    assert "PDF" in refusal.value.message


DOCUMENTS = [
    ("agreement.pdf", files.pdf()),
    ("AGREEMENT.PDF", files.pdf()),
    ("agreement.docx", files.docx()),
    ("agreement.odt", files.odt()),
    ("budget.xlsx", files.archive({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"})),
    ("budget.csv", "año,población\n2026,1\n".encode()),
    ("notes.txt", b"\xef\xbb\xbfTorre\xc3\xb3n < El Paso"),
    ("logo.png", files.raster()),
    ("logo.svg", files.svg()),
    ("logo.svg", b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">' + files.svg()),
    ("logo.svg", files.svg('<defs><path id="a"/></defs><use xlink:href="#a" style="fill:url(#b)"/>')),
    ("logo.svg", files.svg("<image href=\"data:image/png;base64,iVBORw0KGgo=\"/><style>.a{fill:url('#b')}</style>")),
    ("logo.svg", files.svg('<metadata about="https://example.org/" xml:id="C:\\logo"/>')),
    ("logo.svg", files.svg("<style>/* a */ .a{fill:red}</style><style/>")),
]

NO_DOCUMENTS = [
    pytest.param("agreement.pdf", b"Only words.", "doesn't hold", id="a text named .pdf"),
    pytest.param("agreement.pdf", b"<html><script>1</script>" + files.pdf(), "doesn't hold", id="HTML, then a PDF"),
    pytest.param("agreement.pdf", files.pdf() + files.docx(), "doesn't hold", id="a PDF, then a document"),
    pytest.param("agreement.docx", files.archive({"inside.docx": files.docx()}), "doesn't hold", id="docx in a zip"),
    pytest.param("agreement.zip", files.archive({"inside.docx": files.docx()}), "of this kind", id="a zip"),
    pytest.param("agreement.docx", files.odt(), "doesn't hold", id="an odt named .docx"),
    pytest.param("agreement.odt", files.odt(b"text/html"), "doesn't hold", id="an odt that says it is HTML"),
    pytest.param("agreement.odt", files.docx(), "doesn't hold", id="a docx named .odt"),
    pytest.param("agreement.docx", b"GIF89a" + files.docx(), "doesn't hold", id="a docx behind something else"),
    pytest.param("agreement.html", b"<p>Agreement</p>", "of this kind", id="HTML"),
    pytest.param("agreement.txt", b"\n <!DOCTYPE html><script>1</script>", "doesn't hold", id="HTML named .txt"),
    pytest.param("agreement.csv", b"\xef\xbb\xbf<svg onload='1'/>", "doesn't hold", id="a drawing named .csv"),
    pytest.param("agreement.txt", "Torreón".encode("latin-1"), "UTF-8", id="a text in an old encoding"),
    pytest.param("agreement.txt", b"MZ\0\0", "doesn't hold", id="a program named .txt"),
    pytest.param("agreement.exe", b"MZ\0\0", "of this kind", id="a program"),
    pytest.param("agreement.pdf", b"", "empty", id="nothing"),
    pytest.param("logo.png", files.bomb(), "too many pixels", id="a bomb"),
    pytest.param("logo.svg", b"<svg>", "doesn't hold", id="half a drawing"),
    pytest.param("logo.svg", b"<html xmlns='http://www.w3.org/1999/xhtml'/>", "doesn't hold", id="XHTML named .svg"),
    pytest.param(
        "logo.svg", b'<!DOCTYPE svg [<!ENTITY a "b">]>' + files.svg("&a;"), "doesn't hold", id="entities in a drawing"
    ),
    *(
        pytest.param("logo.svg", files.svg(inside), "holds scripts, or fetches", id=inside)
        for inside in (
            "<script>alert(1)</script>",
            "<g onclick='alert(1)'/>",
            "<g ONLOAD='alert(1)'/>",
            "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'/></foreignObject>",
            "<h:iframe xmlns:h='http://www.w3.org/1999/xhtml'/>",
            "<a xlink:href='javascript:alert(1)'><path/></a>",
            "<a><animate attributeName='href' values='javascript:alert(1)'/></a>",
            "<a><set attributeName='xlink:href' to='javascript:alert(1)'/></a>",
            "<set attributeName='onclick' to='alert(1)'/>",
            "<image href='https://example.org/a.png'/>",
            "<use href='data:image/svg+xml;base64,PHN2Zy8+'/>",
            "<image href='data:image/svg+xml;base64,PHN2Zy8+'/>",
            "<path fill='url(https://example.org/a.svg#b)'/>",
            "<path style='fill: url( \"//example.org\")'/>",
            "<style>@import '//example.org/a.css';</style>",
            "<style>path{fill:u\\72l(//example.org)}</style>",
            "<style>@import 'https://example.org/a.css';<style/></style>",
            "<style>path{}<g/></style>",
            "<style>path{cursor:image-set('https://example.org/a.png' 1x)}</style>",
            "<style>path{cursor:-webkit-image-set('a.png' 1x)}</style>",
            "<style>path{mask:src('a.svg')}</style>",
            "<style>path{mask:image('//example.org/a.svg')}</style>",
            "<style>path{mask:image('https:example.org/a.svg')}</style>",
            "<path style=\"cursor:image-set('https://example.org/a.png' 1x)\"/>",
            "<path cursor=\"image-set('https://example.org/a.png' 1x)\"/>",
            "<path mask='src(\"a.svg\")'/>",
            "<path fill='u\\72l(https://example.org/a.svg#b)'/>",
            "<?xml-stylesheet href='//example.org/a.css'?>",
        )
    ),
]


@pytest.mark.parametrize(("name", "content"), DOCUMENTS)
def test_documents_of_these_kinds_are_taken(name, content):
    uploads.check_document(files.sent(name, content))


@pytest.mark.parametrize(("name", "content", "reason"), NO_DOCUMENTS)
def test_what_is_no_document_is_refused_with_the_reason(name, content, reason):
    with pytest.raises(ValidationError) as refusal:
        uploads.check_document(files.sent(name, content, "application/pdf"))

    assert reason in refusal.value.message


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("agreement.docx", files.docx(**{"word__vbaProject.bin": b"1"})),
        (
            "agreement.odt",
            files.archive(
                {
                    "mimetype": b"application/vnd.oasis.opendocument.text",
                    "content.xml": b"<office:document-content/>",
                    "Basic/Standard/Module1.xml": b"<script:module/>",
                }
            ),
        ),
    ],
)
def test_a_document_with_macros_is_refused(name, content):
    with pytest.raises(ValidationError, match="holds macros"):
        uploads.check_document(files.sent(name, content))


def test_a_document_that_is_too_large_is_refused(settings):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 100

    with pytest.raises(ValidationError, match="too large"):
        uploads.check_document(files.sent("agreement.pdf", files.pdf()))


# Wherever a file comes in


@pytest.mark.django_db
class TestInTheAdmin:
    @pytest.fixture(autouse=True)
    def signed_in(self, client):
        editing.sign_in(client)

    @pytest.mark.parametrize(("name", "content", "reason"), NO_PICTURES)
    def test_a_picture_refused_in_its_form_leaves_nothing_behind(self, client, media_root, name, content, reason):
        before = stored(media_root)

        page = client.post(reverse("wagtailimages:add"), {"file": files.sent(name, content, "image/png")})

        assert page.context["form"].errors["file"]
        assert not SiteImage.objects.exists()
        assert stored(media_root) == before

    @pytest.mark.parametrize(("name", "content", "reason"), NO_PICTURES)
    def test_a_picture_refused_among_many_leaves_nothing_behind(self, client, media_root, name, content, reason):
        before = stored(media_root)

        answer = client.post(reverse("wagtailimages:add_multiple"), {"files[]": files.sent(name, content, "image/png")})

        assert not answer.json()["success"]
        assert answer.json()["error_message"]
        assert not SiteImage.objects.exists()
        assert not UploadedFile.objects.exists()
        assert stored(media_root) == before

    @pytest.mark.parametrize("address", ["wagtaildocs:add", "wagtaildocs_chooser:create"])
    def test_a_document_refused_leaves_nothing_behind(self, client, media_root, address):
        before = stored(media_root)
        prefix = "document-chooser-upload-" if "chooser" in address else ""
        data = {f"{prefix}file": files.sent("logo.svg", files.svg("<script/>")), f"{prefix}title_en": "Logo"}

        answer = client.post(reverse(address), data)

        assert "Save it as a plain SVG" in answer.content.decode()
        assert not SiteDocument.objects.exists()
        assert stored(media_root) == before

    def test_a_document_refused_among_many_leaves_nothing_behind(self, client, media_root):
        before = stored(media_root)

        answer = client.post(reverse("wagtaildocs:add_multiple"), {"files[]": files.sent("a.pdf", b"Only words.")})

        assert "doesn't hold what its name says" in answer.json()["error_message"]
        assert not SiteDocument.objects.exists()
        assert not UploadedFile.objects.exists()
        assert stored(media_root) == before

    def test_a_second_file_is_checked_like_the_first(self, client, media_root):
        before = stored(media_root)
        data = {
            "file": files.sent("a.pdf", files.pdf()),
            "language": "en",
            "file_other": files.sent("b.pdf", b"Only words."),
        }

        page = client.post(reverse("wagtaildocs:add"), data)

        assert "doesn't hold" in page.context["form"].errors["file_other"][0]
        assert stored(media_root) == before

    def test_a_file_that_is_refused_leaves_the_former_in_its_place(self, client):
        document = SiteDocument.objects.create(title_en="Agreement", file=files.sent("a.pdf", files.pdf()))
        former = document.file.path

        page = client.post(reverse("wagtaildocs:edit", args=(document.pk,)), {"file": files.sent("a.pdf", b"Words")})

        assert page.status_code == 200
        assert Path(former).read_bytes() == files.pdf()


@pytest.mark.django_db
def test_a_script_that_validates_is_told_too():
    with pytest.raises(ValidationError, match="doesn't hold"):
        SiteDocument(title_en="Agreement", file=files.sent("a.pdf", b"Only words.")).full_clean()
    with pytest.raises(ValidationError, match="it holds PNG"):
        SiteImage(title_en="Dunes", file=files.sent("a.jpg", files.raster("PNG"))).full_clean()
