"""Every size of a picture is there before a reader asks for it."""

import io
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.urls import reverse

from media.models import Rendition, SiteImage
from media.renditions import all_specs
from tests import factories

pytestmark = pytest.mark.django_db


def specs(image: SiteImage) -> list[str]:
    return sorted(image.renditions.values_list("filter_spec", flat=True))


def test_saving_a_picture_makes_all_its_sizes():
    image = SiteImage.objects.create(title_en="Teal", file=factories.upload())
    assert specs(image) == sorted(all_specs())


def test_saving_again_makes_none_anew():
    image = SiteImage.objects.create(title_en="Teal", file=factories.upload())
    before = set(Rendition.objects.values_list("pk", flat=True))
    image.alt_es = "Turquesa"
    image.save()
    assert set(Rendition.objects.values_list("pk", flat=True)) == before


def test_a_file_that_takes_anothers_place_has_all_its_sizes_too(client):
    client.force_login(get_user_model().objects.create_superuser("staff"))
    image = SiteImage.objects.create(title_en="Teal", file=factories.upload())
    old = set(image.renditions.values_list("file", flat=True))
    data = {
        "title_en": "Red",
        "file": factories.upload("red"),
        "collection": image.collection_id,
        "tags": "",
        "licence": "",
    }
    response = client.post(reverse("wagtailimages:edit", args=(image.pk,)), data)
    assert response.status_code == 302
    assert specs(image) == sorted(all_specs())
    assert not old & set(image.renditions.values_list("file", flat=True))


def test_a_moved_focal_point_gives_the_cropped_sizes_anew():
    image = SiteImage.objects.create(title_en="Teal", file=factories.upload())
    before = set(image.renditions.values_list("pk", flat=True))
    image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height = 5, 5, 4, 4
    image.save()
    added = image.renditions.exclude(pk__in=before).values_list("filter_spec", flat=True)
    assert sorted(added) == sorted(spec for spec in all_specs() if spec.startswith("fill-"))


def test_the_credit_of_a_picture_whose_file_is_gone_can_be_corrected(client, caplog):
    client.force_login(get_user_model().objects.create_superuser("staff"))
    image = SiteImage.objects.create(title_en="Teal", file=factories.upload())
    image.renditions.all().delete()
    Path(image.file.path).unlink()
    data = {"title_en": "Teal", "collection": image.collection_id, "tags": "", "licence": "", "credit": "Alma"}
    response = client.post(reverse("wagtailimages:edit", args=(image.pk,)), data)
    assert response.status_code == 302
    assert SiteImage.objects.get().credit == "Alma"
    assert image.file.name in caplog.text


def test_a_command_makes_what_is_missing_of_every_picture_that_can_be_read():
    whole, lost, part = (SiteImage.objects.create(title_en=title, file=factories.upload()) for title in "abc")
    lost.renditions.all().delete()
    Path(lost.file.path).unlink()
    part.renditions.filter(filter_spec__contains="avif").delete()
    before = set(Rendition.objects.values_list("pk", flat=True))

    output = io.StringIO()
    call_command("renditions", stdout=output)

    assert [line.strip() for line in output.getvalue().splitlines()] == [
        f"can't be read: b ({lost.file.name})",
        f"made: {sum('avif' in spec for spec in all_specs())}",
    ]
    assert specs(whole) == specs(part) == sorted(all_specs())
    assert before <= set(Rendition.objects.values_list("pk", flat=True))
