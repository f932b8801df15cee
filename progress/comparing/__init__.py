"""Two to six municipalities, or regions, side by side: everything that can be compared, in rows."""

from progress.comparing.municipalities import municipality_groups
from progress.comparing.regions import region_groups
from progress.comparing.rows import Group, Row, Side

__all__ = ["Group", "Row", "Side", "municipality_groups", "region_groups"]
