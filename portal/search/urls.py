"""The addresses of search."""

from django.urls import path

from portal.search import views

app_name = "search"
urlpatterns = [
    path("paieska/", views.search, name="search"),
    path("paieska/siulymai.json", views.suggestion_list, name="suggestion_list"),
]
