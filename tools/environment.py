"""Make the project's Python environment, ``.venv``, hold exactly what a lock file says. Any Python 3 runs this.

    python3 tools/environment.py requirements/local.txt

Does nothing when it did the same before.
"""

import hashlib
import os
import subprocess
import sys

OLDEST = (3, 11)
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "bin", "python")


def main(lock):
    """Create the environment if need be, and install what ``lock`` names if that has changed."""
    if sys.version_info < OLDEST:
        sys.exit(
            "Python %d.%d or newer is needed, and %s is %d.%d. Name another: make PYTHON=python3.12 …"
            % (OLDEST + (sys.executable,) + tuple(sys.version_info[:2]))
        )
    with open(os.path.join(ROOT, lock), "rb") as file:
        wanted = hashlib.sha256(file.read()).hexdigest()
    stamp = os.path.join(VENV, os.path.basename(lock) + ".sha256")
    if os.path.exists(PYTHON) and os.path.exists(stamp):
        with open(stamp) as file:
            if file.read() == wanted:
                return
    if not works():
        create()
    print("Installing the packages of %s …" % lock)
    installed = subprocess.call(
        [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        + ["--require-hashes", "--only-binary", ":all:", "--requirement", os.path.join(ROOT, lock)]
    )
    if installed != 0:
        sys.exit("The packages could not be installed: see above. Is there a way to the package index?")
    with open(stamp, "w") as file:
        file.write(wanted)


def works():
    """Say whether there is an environment that packages can be installed in."""
    return os.path.exists(PYTHON) and (
        subprocess.call([PYTHON, "-m", "pip", "--version"], stdout=subprocess.DEVNULL) == 0
    )


def create():
    """Create the environment with this Python."""
    try:
        import ensurepip
        import venv
    except ImportError:
        sys.exit(
            "Python's venv module is not whole here. On Debian and Ubuntu: apt-get install python3-venv, then again."
        )
    print("Creating .venv with Python %d.%d …" % tuple(sys.version_info[:2]))
    venv.EnvBuilder(clear=True, symlinks=True, with_pip=True).create(VENV)


if __name__ == "__main__":
    main(sys.argv[1])
