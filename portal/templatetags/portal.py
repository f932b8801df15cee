"""Template tags and filters that every page uses."""

from django import template

register = template.Library()
