"""The page of the whole country: what changed, the map, the regions, the time line."""
