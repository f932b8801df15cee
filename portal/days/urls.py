"""The addresses of this part of the portal."""

from django.urls import path

from portal.days import views

app_name = "days"
urlpatterns = [
    path("renginiai/kalendorius/", views.calendar, name="calendar"),
]
