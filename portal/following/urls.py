"""The addresses of this part of the portal."""

from django.urls import URLPattern

app_name = "following"
urlpatterns: list[URLPattern] = []
