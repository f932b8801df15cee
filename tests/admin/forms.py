"""Filling in an administrators' form as a browser would."""

from django.urls import reverse


def address(model, page, *args):
    """Return the address of a model's page: changelist, add, change, delete, history."""
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def filled_in(response):
    """Return what a browser would send back if the form were saved as it stands."""
    formsets = [inline.formset for inline in response.context["inline_admin_formsets"]]
    forms = [response.context["adminform"].form]
    for formset in formsets:
        forms += [formset.management_form, *formset.forms]
    data = {}
    for form in forms:
        for field in form:
            value = field.value()
            if value is True:
                data[field.html_name] = "on"
            elif isinstance(value, list):
                data[field.html_name] = [str(item) for item in value]
            elif value is not None and value is not False and not hasattr(value, "open"):
                data[field.html_name] = str(value)
    return data


def errors(response):
    """Return everything that the form says is wrong, the rows of its inlines included."""
    form = response.context["adminform"].form
    said = [message for messages in form.errors.values() for message in messages]
    for inline in response.context["inline_admin_formsets"]:
        said += inline.formset.non_form_errors()
        said += [m for row in inline.formset.errors for messages in row.values() for m in messages]
    return said


def new_row(data, prefix, **values):
    """Add one row to an inline, as its "Add another" link does."""
    index = int(data[f"{prefix}-TOTAL_FORMS"])
    row = {f"{prefix}-{index}-{name}": str(value) for name, value in values.items()}
    return {**data, f"{prefix}-TOTAL_FORMS": str(index + 1), **row}
