"""What people send as files: looked at by content, made safe or refused with a reason.

Nothing here asks the database or writes to the store: a file comes in, a checked one comes out.
"""

from municipalities.uploads.check import CheckedFile, check_file
from municipalities.uploads.sizes import megabytes, size_words

__all__ = ["CheckedFile", "check_file", "megabytes", "size_words"]
