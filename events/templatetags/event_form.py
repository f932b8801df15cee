"""The choices of a select, as the rows of the event form show them hundreds of times."""

from django import template
from django.utils.safestring import SafeString

from events.views.form_choices import Options

register = template.Library()


@register.filter
def chosen(options: Options, value: str) -> SafeString:
    """The options with this one selected."""
    return options.html(value)


@register.filter
def word(options: Options, value: str) -> str:
    """What the option of this value says."""
    return options.word(value)
