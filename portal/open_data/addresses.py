"""What of the open data is the same in all languages: the files and the catalogue."""

from django.urls import path

from portal.open_data import views

app_name = "open_data_files"
urlpatterns = [
    path("duomenys/katalogas.jsonld", views.catalogue_json, name="catalogue_json"),
    path("duomenys/katalogas.rdf", views.catalogue_rdf, name="catalogue_rdf"),
    path("duomenys/<slug:name>.<slug:format_>", views.dataset_file, name="dataset_file"),
]
