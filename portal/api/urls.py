"""The addresses of this part of the portal. They end without a slash, and are the same in all languages."""

from django.urls import path

from portal.api import views
from portal.open_data.datasets import DATASETS

app_name = "api"
urlpatterns = [
    path("api/schema.json", views.DescriptionView.as_view(), name="schema"),
    path("api/v1", views.ResourcesView.as_view(), name="resources"),
    *(path(f"api/v1/{one.name}", views.RowsView.as_view(dataset=one), name=one.name) for one in DATASETS),
    *(
        path(f"api/v1/{one.name}/<int:pk>", views.RowView.as_view(dataset=one), name=f"{one.name}-row")
        for one in DATASETS
    ),
]
