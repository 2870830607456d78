"""Every size of a picture is there before a reader asks for it."""

from io import BytesIO

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from media.models import Rendition, SiteImage
from media.renditions import all_specs

pytestmark = pytest.mark.django_db


def upload(colour: str = "teal") -> SimpleUploadedFile:
    file = BytesIO()
    Image.new("RGB", (40, 30), colour).save(file, "PNG")
    return SimpleUploadedFile(f"{colour}.png", file.getvalue(), "image/png")


def specs(image: SiteImage) -> list[str]:
    return sorted(image.renditions.values_list("filter_spec", flat=True))


def test_saving_a_picture_makes_all_its_sizes():
    image = SiteImage.objects.create(title="Teal", file=upload())
    assert specs(image) == sorted(all_specs())


def test_saving_again_makes_none_anew():
    image = SiteImage.objects.create(title="Teal", file=upload())
    before = set(Rendition.objects.values_list("pk", flat=True))
    image.alt_es = "Turquesa"
    image.save()
    assert set(Rendition.objects.values_list("pk", flat=True)) == before


def test_a_file_that_takes_anothers_place_has_all_its_sizes_too(client):
    client.force_login(get_user_model().objects.create_superuser("staff"))
    image = SiteImage.objects.create(title="Teal", file=upload())
    old = set(image.renditions.values_list("file", flat=True))
    data = {"title": "Red", "file": upload("red"), "collection": image.collection_id, "tags": "", "licence": ""}
    response = client.post(reverse("wagtailimages:edit", args=(image.pk,)), data)
    assert response.status_code == 302
    assert specs(image) == sorted(all_specs())
    assert not old & set(image.renditions.values_list("file", flat=True))


def test_a_moved_focal_point_gives_the_cropped_sizes_anew():
    image = SiteImage.objects.create(title="Teal", file=upload())
    before = set(image.renditions.values_list("pk", flat=True))
    image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height = 5, 5, 4, 4
    image.save()
    added = image.renditions.exclude(pk__in=before).values_list("filter_spec", flat=True)
    assert sorted(added) == sorted(spec for spec in all_specs() if spec.startswith("fill-"))
