"""Records that somebody has fetched already, for code that would ask for each lot of them anew."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from django.db import models

    #: Records by model and primary key.
    Records = Mapping[type[models.Model], Mapping[Any, Any]]

_records: ContextVar[Records | None] = ContextVar("at_hand", default=None)


@contextmanager
def at_hand(records: Records) -> Iterator[None]:
    """Have ``fetched`` answer from ``records`` as long as the enclosed code runs."""
    token = _records.set(records)
    try:
        yield
    finally:
        _records.reset(token)


def fetched(model: type[models.Model]) -> Mapping[Any, Any] | None:
    """Return the records of ``model`` at hand by primary key; ``None`` where nobody has fetched any."""
    return (_records.get() or {}).get(model)
