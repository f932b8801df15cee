"""The addresses of this part of the portal."""

from django.urls import path

from portal.open_data import views

app_name = "open_data"
urlpatterns = [
    path("duomenys/", views.dataset_list, name="dataset_list"),
    path("duomenys/api/", views.api_guide, name="api_guide"),
    path("duomenys/<slug:slug>/", views.dataset_detail, name="dataset_detail"),
]
