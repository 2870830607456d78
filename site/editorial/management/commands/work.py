"""``manage.py work``: does what is due, as long as it runs."""

import os
import signal
import threading
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand
from django.db import OperationalError, close_old_connections
from django.utils import timezone

from editorial.schedule import do_what_is_due


class Command(BaseCommand):
    """Publish and take down pages on schedule; any number of copies may run."""

    help = "Do what is due (scheduled publishing and expiry), every few seconds until stopped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the pause between two looks, and whether there is only one."""
        parser.add_argument("--every", type=float, default=15, metavar="SECONDS", help="pause between two looks (15)")
        parser.add_argument("--once", action="store_true", help="look once and end")
        parser.add_argument("--with-parent", action="store_true", help="end with the process that started this one")

    def handle(self, *args: Any, every: float, once: bool, with_parent: bool, **options: Any) -> None:
        """Look, work, pause; end after the page at hand when asked to."""
        stopped, parent = threading.Event(), os.getppid()

        def stop(signum: int, frame: FrameType | None) -> None:
            stopped.set()

        if not once:
            signal.signal(signal.SIGTERM, stop)
            signal.signal(signal.SIGINT, stop)
        while not stopped.is_set() and (not with_parent or os.getppid() == parent):
            try:
                done = do_what_is_due(timezone.now())
            except OperationalError as error:
                if once:
                    raise
                # The database is away: it is asked again after the pause.
                self.stderr.write(str(error))
            else:
                if done:
                    self.stdout.write(f"{timezone.now():%Y-%m-%d %H:%M:%S} done: {done}")
            close_old_connections()
            if once:
                break
            stopped.wait(every)
