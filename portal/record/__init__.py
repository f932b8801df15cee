"""The public record: what has been published about the reform, as data files, and how they are loaded.

data/ holds one file per kind of row, kinds.py says what a row of each kind may hold, reading.py checks every
file whole before anything is written, and loading.py brings the database to what the files say.
"""

from portal.record.loading import load_record

__all__ = ["load_record"]
