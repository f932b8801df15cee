"""Write and send the letters to those who follow the reform."""

import signal
import threading
from argparse import ArgumentParser
from types import FrameType
from typing import Any

import structlog
from django.core.management.base import BaseCommand
from django.db import InterfaceError, OperationalError, close_old_connections

from portal.following.actions.queueing import queue_letters
from portal.following.actions.sending import send_due

logger = structlog.get_logger(__name__)

PAUSE_SECONDS = 15


class Command(BaseCommand):
    """One run, for cron; or run after run until a signal ends it, the letter in hand still being sent."""

    help = "Send the letters that are due to those who follow the reform"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say whether to stay."""
        parser.add_argument("--forever", action="store_true", help="go on until a signal ends it")

    def handle(self, *, forever: bool, **_options: Any) -> None:
        """Queue what is due and send it."""
        over = threading.Event()

        def end(_signal: int, _frame: FrameType | None) -> None:
            over.set()

        before = {ending: signal.signal(ending, end) for ending in (signal.SIGTERM, signal.SIGINT)}
        try:
            self._run(over, forever=forever)
        finally:
            for ending, handler in before.items():
                signal.signal(ending, handler)

    def _run(self, over: threading.Event, *, forever: bool) -> None:
        while True:
            try:
                queued, sent = queue_letters(), send_due(is_over=over.is_set)
            except (OperationalError, InterfaceError):
                if not forever:
                    raise
                # It comes back, and so do we.
                logger.exception("database not reached")
                close_old_connections()
            else:
                if not forever or queued or sent:
                    self.stdout.write(f"Letters queued: {queued}, sent: {sent}")
                    self.stdout.flush()
            if not forever or over.wait(PAUSE_SECONDS):
                return
