"""The picture tag shows what was made beforehand, in the best format, described in the reader's language."""

import pytest
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from media.models import Rendition, SiteImage
from media.renditions import PROFILES, bring_renditions
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def image() -> SiteImage:
    """A saved picture, large enough for every size, with its renditions at hand."""
    picture = factories.picture((1800, 1350))
    bring_renditions(*((profile, [picture]) for profile in PROFILES))
    return picture


def show(image: SiteImage | None, arguments: str = "", language: str = "en", profile: str = "card") -> str:
    template = Template(f'{{% load pictures %}}{{% picture image "{profile}" {arguments} %}}')
    with translation.override(language):
        return template.render(Context({"image": image})).strip()


def test_modern_formats_come_before_jpeg_in_every_size_that_was_made(image):
    html = show(image, 'sizes="50vw"')

    avif, webp, fallback = html.index("image/avif"), html.index("image/webp"), html.index("<img")
    assert avif < webp < fallback
    assert html.count(" 400w") == html.count(" 800w") == 2
    assert html.count('sizes="50vw"') == 2
    assert ".jpg" in html[fallback:]


@pytest.mark.parametrize(
    ("profile", "width", "height"), [("card", 800, 600), ("hero", 1600, 1000), ("whole", 1600, 1200)]
)
def test_a_picture_reserves_its_room(image, profile, width, height):
    assert f'width="{width}" height="{height}"' in show(image, profile=profile)


def test_showing_asks_nothing_of_the_database_and_makes_nothing(image):
    Rendition.objects.filter(filter_spec__contains="avif").delete()
    bring_renditions(("card", [fresh := SiteImage.objects.get(pk=image.pk)]))
    made = Rendition.objects.count()

    with CaptureQueriesContext(connection) as queries:
        html = show(fresh)

    assert len(queries) == 0
    assert Rendition.objects.count() == made
    assert "image/avif" not in html
    assert "image/webp" in html


def test_a_picture_without_renditions_is_shown_as_it_came(image):
    image.renditions.all().delete()
    bring_renditions(("card", [fresh := SiteImage.objects.get(pk=image.pk)]))

    html = show(fresh)

    assert "<source" not in html
    assert f'src="{fresh.file.url}"' in html
    assert 'width="1800" height="1350"' in html


def test_renditions_of_a_former_focal_point_are_left_out(image):
    image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height = 100, 100, 50, 50

    assert "<source" not in show(image)


@pytest.mark.parametrize(
    ("alt_en", "alt_es", "language", "expected"),
    [
        ("Dunes", "Dunas", "en", 'alt="Dunes" width'),
        ("Dunes", "Dunas", "es", 'alt="Dunas" width'),
        ("", "Dunas", "en", 'alt="Dunas" lang="es-MX" width'),
        ("Dunes", "", "es", 'alt="Dunes" lang="en-US" width'),
        ("", "", "es", 'alt="" width'),
    ],
)
def test_a_picture_is_described_in_the_language_shown_or_marked(image, alt_en, alt_es, language, expected):
    image.alt_en, image.alt_es = alt_en, alt_es

    assert expected in show(image, language=language)


def test_the_language_may_be_named(image):
    assert 'alt="Dunas" width' in show(image, 'language="es"', language="en")


def test_what_a_story_says_of_a_picture_comes_first(image):
    image.contextual_alt_text = "The way to the dunes"

    assert 'alt="The way to the dunes"' in show(image)


def test_a_picture_whose_meaning_stands_beside_it_is_not_read_out(image):
    assert 'alt="" width' in show(image, "decorative=True")


def test_a_picture_that_only_adorns_is_not_read_out_unless_a_story_says_what_it_shows(image):
    image.is_decorative = True
    assert 'alt="" width' in show(image)

    image.contextual_alt_text = "The way to the dunes"
    assert 'alt="The way to the dunes"' in show(image)


@pytest.mark.parametrize(
    ("arguments", "expected", "absent"),
    [("", 'loading="lazy"', "fetchpriority"), ("eager=True", 'fetchpriority="high"', "loading")],
)
def test_only_what_is_seen_first_is_fetched_at_once(image, arguments, expected, absent):
    html = show(image, arguments)

    assert expected in html
    assert absent not in html


def test_no_picture_is_nothing():
    assert show(None) == ""
