"""Form fields that take a file only after it has been looked at."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from municipalities.uploads.check import check_file


class CheckedFileField(forms.FileField):
    """A document or a picture, as it may be kept."""

    is_photo = False

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Return the checked file; one that was stored before is left as it is."""
        file = super().clean(data, initial)
        return check_file(file, is_photo=self.is_photo).content if isinstance(file, UploadedFile) else file


class CheckedPhotoField(CheckedFileField):
    """A picture, written anew."""

    is_photo = True
