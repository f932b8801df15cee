"""The administrators' pages for what the reform has come to."""

from progress.admin import figures, plans, proposals, steps

__all__ = ["figures", "plans", "proposals", "steps"]
