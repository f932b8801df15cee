"""The addresses of this part of the portal."""

from django.urls import path

from portal.corrections import views

app_name = "corrections"
urlpatterns = [
    path("klaida/", views.report_create, name="report_create"),
    path("klaida/gauta/", views.report_received, name="report_received"),
    path("pataisymai/", views.correction_list, name="correction_list"),
    path("darbastalis/pranesimai/", views.report_list, name="report_list"),
    path("darbastalis/pranesimai/<int:pk>/", views.report_answer, name="report_answer"),
]
