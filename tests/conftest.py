"""What every test may ask for.

The test database is a copy of a migrated one, which is made again when a migration or a package changes: copying takes
a second, migrating takes ten.
"""

import contextlib
import fcntl
import hashlib
import io
import os
import shutil
from collections.abc import Iterator
from importlib.metadata import distributions
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.test import TransactionTestCase
from django.test.utils import override_settings
from PIL import Image
from wagtail.models import Site

from config import catalogues
from tests.databases import copy_database, run_sql

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page
    from pytest_django.live_server_helper import LiveServer

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
#: Packages whose migrations are among ours.
MIGRATING = ("django", "django-modelcluster", "django-taggit", "wagtail")
#: How long to wait for what a page should do or show, in milliseconds: many browsers may share few processors.
PATIENCE = 15_000
NO_BROWSER = "Browser tests need Chromium, and none of {names} is there. On Debian and Ubuntu: apt-get install chromium"


def pytest_configure(config: pytest.Config) -> None:
    """Have the interface words in both languages, as they are now."""
    catalogues.compile_catalogues()


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give all tests on the demo content to one worker, so that it is loaded once (with ``--dist loadgroup``)."""
    for item in items:
        if "demo_database" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("demo"))


# The database


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None, django_db_blocker: Any) -> None:
    """Have the test database copied from a migrated one."""
    settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
    with django_db_blocker.unblock(), (settings.VAR_DIR / "test-template.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # of several workers one makes it
        template = f"test_template_{_fingerprint()}"
        found = run_sql("SELECT datname FROM pg_database WHERE datname LIKE 'test\\_template\\_%%'")
        if template not in found:
            _make_template(template, outdated=found)
    connection.settings_dict["TEST"]["TEMPLATE"] = template


def _make_template(name: str, outdated: list[str]) -> None:
    test, making = connection.settings_dict["TEST"], "test_template_making"
    before = test["NAME"], connection.settings_dict["NAME"]
    test["NAME"] = making
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    connection.close()
    test["NAME"], connection.settings_dict["NAME"] = before
    for old in outdated:
        if old != making:
            run_sql(f'DROP DATABASE IF EXISTS "{old}" WITH (FORCE)')
    run_sql(f'ALTER DATABASE "{making}" RENAME TO "{name}"')


def _fingerprint() -> str:
    """Return what changes when a migrated database would come out differently."""
    migrations = MigrationLoader(None).disk_migrations
    digest = hashlib.sha256(repr(sorted(migrations)).encode())
    for folder in (settings.SITE, *(settings.ROOT / app for app in ("culture", "home", "news", "tourism"))):
        for path in sorted(folder.glob("**/migrations/*.py")):
            digest.update(path.read_bytes())
    versions = sorted((found.name, found.version) for found in distributions() if found.name.lower() in MIGRATING)
    digest.update(repr((versions, connection.settings_dict["NAME"])).encode())
    return digest.hexdigest()[:16]


def _copy_again(test_case: TransactionTestCase) -> None:
    """Undo what a test has committed. Django would empty every table, also of what migrations made: the root page."""
    copy_database(connection.settings_dict["TEST"]["TEMPLATE"], connection.settings_dict["NAME"])


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> Iterator[None]:
    """Make the test database, and make it anew after each test that commits."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", _copy_again)
        yield


@pytest.fixture(scope="session", autouse=True)
def media_root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep the pictures that tests save away from everyone else's."""
    folder = tmp_path_factory.mktemp("media")
    with override_settings(MEDIA_ROOT=folder):
        yield folder


@pytest.fixture(scope="session")
def demo_database(django_db_setup: None, django_db_blocker: Any, media_root: Path) -> Iterator[str]:
    """A database with the demo content, to be copied; loading it takes a while."""
    own = connection.settings_dict["NAME"]
    name = f"{own}_demo"
    with django_db_blocker.unblock(), _hasty_pictures():
        copy_database(connection.settings_dict["TEST"]["TEMPLATE"], name)
        connection.settings_dict["NAME"] = name
        call_command("demo", verbosity=0, stdout=io.StringIO())
        connection.close()
        connection.settings_dict["NAME"] = own
    yield name
    with django_db_blocker.unblock():
        run_sql(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@contextlib.contextmanager
def _hasty_pictures() -> Iterator[None]:
    """Have AVIF pictures made fifteen times faster and a little larger, as no test looks at them."""
    save = Image.Image.save

    def hasty(image: Image.Image, fp: Any, format: str | None = None, **options: Any) -> None:
        save(image, fp, format, **({"speed": 10, **options} if format == "AVIF" else options))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Image.Image, "save", hasty)
        yield


@pytest.fixture
def demo_site(demo_database: str, transactional_db: None) -> None:
    """The site with its demo content; what the test changes is undone."""
    copy_database(demo_database, connection.settings_dict["NAME"])
    Site.clear_site_root_paths_cache()


# The browser


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """Chromium, without a window."""
    executable = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if executable is None:
        message = NO_BROWSER.format(names=", ".join(BROWSERS))
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    # Playwright's own loop would make Django refuse the database in this thread.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable,
            args=[
                "--no-sandbox",  # which can't be had as root, in CI and in containers; it visits our own pages alone
                "--disable-quic",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
            ],
        )
        yield browser
        browser.close()


@pytest.fixture
def browser_context(browser: "Browser", live_server: "LiveServer") -> "Iterator[BrowserContext]":
    """A reader who was never here before; addresses such as ``/en/`` are the live server's."""
    context = browser.new_context(base_url=live_server.url, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


@pytest.fixture
def page(browser_context: "BrowserContext") -> "Page":
    """A tab of that reader."""
    return browser_context.new_page()


@pytest.fixture(scope="session")
def violations() -> Any:
    """A function that returns what axe-core finds wrong with a page, one line for each rule it breaks."""
    from axe_playwright_python.base import AXE_FILE_PATH

    script = Path(AXE_FILE_PATH).read_text(encoding="utf-8")

    def find(page: "Page", within: str = "html", **options: Any) -> list[str]:
        # Through the debugger's door, which a content security policy does not close.
        page.evaluate(script)
        results = page.evaluate(
            "([within, options]) => axe.run(within, options)", [within, {"resultTypes": ["violations"], **options}]
        )
        return [
            f"{found['id']}: {found['help']} — " + "; ".join(str(node["target"]) for node in found["nodes"][:5])
            for found in results["violations"]
        ]

    return find
