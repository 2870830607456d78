"""Running the project's commands as processes of their own."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
#: What a process needs of the environment to run at all; nothing of the site's own.
BARE = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}


def run(*arguments: str | Path, env: dict[str, str], **options: Any) -> "subprocess.CompletedProcess[str]":
    """Run Python with ``arguments`` and nothing in its environment but ``env``; return how it ended."""
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        env={**BARE, **env},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        **options,
    )
