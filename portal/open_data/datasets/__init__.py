"""Every public dataset of the portal."""

from portal.open_data.dataset import Dataset
from portal.open_data.datasets.meetings import MEETINGS
from portal.open_data.datasets.progress import PROGRESS
from portal.open_data.datasets.register import REGISTER

DATASETS: tuple[Dataset, ...] = (*MEETINGS, *PROGRESS, *REGISTER)
BY_SLUG = {dataset.slug: dataset for dataset in DATASETS}
BY_NAME = {dataset.name: dataset for dataset in DATASETS}

__all__ = ["BY_NAME", "BY_SLUG", "DATASETS"]
