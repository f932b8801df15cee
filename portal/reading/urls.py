"""The addresses of this part of the portal."""

from django.urls import path

from portal.reading import views

app_name = "reading"
urlpatterns = [
    path("zodynas/", views.glossary, name="glossary"),
    path("prieinamumas/", views.accessibility, name="accessibility"),
    path("privatumas/", views.privacy, name="privacy"),
]
