"""The addresses of this part of the portal."""

from django.urls import URLPattern

app_name = "reading"
urlpatterns: list[URLPattern] = []
