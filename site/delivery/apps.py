"""The delivery app."""

from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    """How pages reach readers."""

    name = "delivery"
