"""``manage.py work`` as it runs beside the site: killed at any moment, it publishes each page once and whole."""

import datetime
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageLogEntry, Revision

from config import embedded
from tests import factories
from tests.config.processes import BARE, ROOT, run
from tourism.models import DestinationPage, OpeningException

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

#: The longest a copy is let live once it has reached the database, in seconds: on average a few pages.
LONGEST = 0.3
HOUR = datetime.timedelta(hours=1)
#: What is live before and what the scheduled draft releases, page by page.
CASES = [("", "both"), ("both", "en"), ("both", "es"), ("en", "es"), ("", "es")]
RELEASED = {"": (), "en": ("en",), "es": ("es",), "both": ("en", "es")}


def due(number: int, live: str, release: str) -> DestinationPage:
    """Return a page whose draft, new in words, facts and address, is due in the languages ``release``."""
    page = factories.destination(
        f"Old {number}", f"Viejo {number}", slug=f"old-{number}", slug_es=f"viejo-{number}",
        live=bool(live), release=live or "both",
    )  # fmt: skip
    page.title_en, page.title_es = f"New {number}", f"Nuevo {number}"
    page.slug, page.slug_es = f"new-{number}", f"nuevo-{number}"
    page.opening_exceptions.add(
        OpeningException(first_date=datetime.date(2030, 1, 1), reason_en="New Year", reason_es="Año Nuevo")
    )
    page.release, page.phone = release, "+525555555555"
    revision = page.save_revision()
    # Scheduled yesterday for an hour ago.
    revision.content["go_live_at"] = (timezone.now() - HOUR).isoformat()
    revision.approved_go_live_at = timezone.now() - HOUR
    revision.save()
    return page


def left() -> int:
    return Revision.page_revisions.filter(approved_go_live_at__isnull=False).count()


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {"DATABASE_URL": embedded.address(connection.settings_dict), "VAR_DIR": str(tmp_path)}


def start(environment: dict[str, str]) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "manage.py", "work", "--every", "0.1"],
        cwd=ROOT,
        env={**BARE, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_for_copies(wanted: Callable[[int], bool]) -> None:
    """Wait until as many copies as ``wanted`` hold a connection to the database."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                " AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
            )
            if wanted(cursor.fetchone()[0]):
                return
        time.sleep(0.02)
    pytest.fail("The copies neither reached nor left the database.")


@pytest.mark.parametrize(("copies", "number", "kills"), [(1, 50, 20), (2, 20, 6)])
def test_killed_at_random_moments_it_publishes_each_page_once_and_whole(environment, copies, number, kills):
    cases = [CASES[position % len(CASES)] for position in range(number)]
    pages = [(due(position, live, release), live, release) for position, (live, release) in enumerate(cases)]
    assert left() == number
    seed = random.SystemRandom().randrange(10**6)
    moments, amid = random.Random(seed), 0  # noqa: S311 - moments, not secrets
    print(f"seed {seed}")
    for _ in range(kills // copies):
        processes = [start(environment) for _ in range(copies)]
        wait_for_copies(lambda found: found >= copies)
        for process in processes:
            time.sleep(moments.uniform(0, LONGEST / copies))
            process.send_signal(signal.SIGKILL)
        amid += left() > 0
        for process in processes:
            process.communicate(timeout=10)
            assert process.returncode == -signal.SIGKILL
        wait_for_copies(lambda found: not found)
    print(f"{amid} of {kills // copies} rounds ended with pages left")
    assert amid > kills // copies // 3

    last = run("manage.py", "work", "--once", env=environment)

    assert last.returncode == 0, last.stderr
    assert left() == 0
    for page, live, release in pages:
        is_whole(page, live, release)
    assert not list((Path(environment["VAR_DIR"]) / "mail").glob("*")), "nobody is told of a page that went out"


def is_whole(page: DestinationPage, live: str, release: str) -> None:
    """Check that the page went out once, with all that belongs to it."""
    number, revision = page.slug.rpartition("-")[2], page.latest_revision
    (entry,) = PageLogEntry.objects.filter(page=page.pk, action__startswith="wagtail.publish")
    assert (entry.action, entry.revision_id) == ("wagtail.publish.scheduled", revision.pk)
    page = DestinationPage.objects.get(pk=page.pk)
    live_now = {*RELEASED[live], *RELEASED[release]}
    assert (page.live, page.live_en, page.live_es) == (True, "en" in live_now, "es" in live_now)
    assert page.live_revision_id == revision.pk
    assert page.phone == "+525555555555"
    (row,) = page.opening_exceptions.all()
    parent = page.get_parent()
    for language, old, new, reason in (("en", "Old", "New", "New Year"), ("es", "Viejo", "Nuevo", "Año Nuevo")):
        is_out = language in RELEASED[release]
        title = f"{new if is_out else old} {number}"
        assert getattr(page, f"title_{language}") == title
        assert (getattr(row, f"reason_{language}") or "") == (reason if is_out else "")
        if language in live_now:
            slug = title.lower().replace(" ", "-")
            assert page.path_in(language) == f"{parent.path_in(language)}{slug}/"
        assert (page.get_latest_revision_as_object().title_in(language)) == f"{new} {number}"
    left_behind = Redirect.objects.filter(redirect_page=page.pk, automatically_created=True)
    before = {"en": f"/en/tourism/old-{number}", "es": f"/es/turismo/viejo-{number}"}
    changed = RELEASED[release] if live else ()
    assert sorted(left_behind.values_list("old_path", flat=True)) == [before[language] for language in changed]
