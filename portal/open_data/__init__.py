"""Every public dataset, to take away and reuse."""
