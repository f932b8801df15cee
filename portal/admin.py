"""What the administrators' pages are called."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

admin.site.site_header = _("Pertvarkos eiga")
admin.site.site_title = _("Pertvarkos eiga")
admin.site.index_title = _("Administrators' pages")
