"""The addresses that are the same in all languages."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
