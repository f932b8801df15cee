"""The addresses of those who write English."""

from django.urls import path

from portal.translating import views

app_name = "translating"
urlpatterns = [
    path("darbastalis/vertimai/", views.unit_list, name="unit_list"),
    path("darbastalis/vertimai/<slug:kind>/<int:pk>/", views.unit_edit, name="unit_edit"),
]
