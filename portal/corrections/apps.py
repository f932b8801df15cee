"""What readers report as wrong, and what became of it."""

from django.apps import AppConfig


class CorrectionsConfig(AppConfig):
    """What readers report as wrong, and what became of it."""

    name = "portal.corrections"
    label = "corrections"
