#!/usr/bin/env python3
"""Django's command line, with ``site/`` on the import path."""

import os
import sys
from pathlib import Path


def main() -> None:
    """Run a management command with the development settings unless told otherwise."""
    sys.path.insert(0, str(Path(__file__).resolve().parent / "site"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.development")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
