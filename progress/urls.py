"""The room's table of contents."""

from django.urls import URLPattern

app_name = "progress"
urlpatterns: list[URLPattern] = []
