"""``manage.py messages``: the catalogues of interface words."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from config import catalogues


class Command(BaseCommand):
    """Update, check or compile the Spanish catalogues."""

    help = "Bring the Spanish catalogue up to date with the code, and say what is left to translate."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Add what to do instead of updating."""
        instead = parser.add_mutually_exclusive_group()
        instead.add_argument("--check", action="store_true", help="change nothing; fail if words are left to translate")
        instead.add_argument("--compile", action="store_true", help="write the form that Django reads")

    def handle(self, *args: Any, check: bool, compile: bool, **options: Any) -> None:
        """Do one of the three."""
        if compile:
            catalogues.compile_catalogues()
            return
        faults = catalogues.faults() if check else catalogues.update()
        faults += catalogues.supplement_faults()
        for fault in faults:
            self.stdout.write(f"  {fault}")
        if check and faults:
            raise CommandError(f"The Spanish catalogues are not complete: {len(faults)} entries. Run: make messages")
        self.stdout.write(f"Spanish: {len(faults)} entries left to do")
