"""The table of contents of the whole portal."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from portal.views import home, territory

handler400 = "portal.views.errors.bad_request"
handler403 = "portal.views.errors.forbidden"
handler404 = "portal.views.errors.not_found"
handler429 = "portal.views.errors.too_many_requests"
handler500 = "portal.views.errors.server_error"

# What has one address in all languages.
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("portal.api.urls")),
    path("", include("portal.open_data.addresses")),
    path("", include("portal.sharing.addresses")),
]
# What people read: Lithuanian at `/`, English at `/en/`.
urlpatterns += i18n_patterns(
    path("", home.home, name="home"),
    path("apie/", home.about, name="about"),
    path("regionai/", territory.region_list, name="region_list"),
    path("regionai/<slug:slug>/", territory.region_detail, name="region_detail"),
    path("savivaldybes/", territory.municipality_list, name="municipality_list"),
    path("savivaldybes/<slug:slug>/", territory.municipality_detail, name="municipality_detail"),
    path("", include("portal.search.urls")),
    path("", include("portal.following.urls")),
    path("", include("portal.corrections.urls")),
    path("", include("portal.open_data.urls")),
    path("", include("portal.sharing.urls")),
    path("", include("portal.days.urls")),
    path("", include("portal.reading.urls")),
    path("", include("portal.translating.urls")),
    path("", include("municipalities.urls")),
    path("", include("events.urls")),
    path("", include("progress.urls")),
    path("", include("accounts.urls")),
    path(settings.ADMIN_PATH, admin.site.urls),
    prefix_default_language=False,
)
