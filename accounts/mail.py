"""Where letters go when no mail server is named."""

from pathlib import Path
from typing import Any

from django.core.mail.backends.filebased import EmailBackend


class FolderBackend(EmailBackend):
    """Puts each letter into a file of a folder that only this user reads: it holds links that let one in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        Path(self.file_path).chmod(0o700)
