"""The room's table of contents."""

from django.urls import path

from municipalities.views import agreement_board, agreements, institutions, organisations, projects, sources

app_name = "municipalities"
urlpatterns = [
    path("istaigos/", institutions.institution_list, name="institution_list"),
    path("istaigos/<slug:slug>/", institutions.institution_detail, name="institution_detail"),
    path("organizacijos/", organisations.organisation_list, name="organisation_list"),
    path("organizacijos/<slug:slug>/", organisations.organisation_detail, name="organisation_detail"),
    path("sutartys/", agreements.agreement_list, name="agreement_list"),
    path("sutartys/<int:pk>/", agreements.agreement_detail, name="agreement_detail"),
    path("sutartys/<int:pk>/dokumentas/", agreements.agreement_document, name="agreement_document"),
    path("darbastalis/sutartys/", agreement_board.agreement_board, name="agreement_board"),
    path("darbastalis/sutartys/nauja/", agreement_board.agreement_create, name="agreement_create"),
    path("darbastalis/sutartys/<int:pk>/", agreement_board.agreement_edit, name="agreement_edit"),
    path("saltiniai/", sources.source_list, name="source_list"),
    path("saltiniai/<int:pk>/", sources.source_detail, name="source_detail"),
    path("projektai/", projects.project_list, name="project_list"),
    path("projektai/<slug:slug>/", projects.project_detail, name="project_detail"),
]
