"""The room's table of contents."""

from django.urls import path

from progress.views import imports, proposals, reports

app_name = "progress"
urlpatterns = [
    path("regionai/<slug:slug>/ataskaita/", reports.region_report, name="region_report"),
    path("regionai/<slug:slug>/ataskaita/ataskaita.pdf", reports.region_report_pdf, name="region_report_pdf"),
    path(
        "regionai/<slug:slug>/ataskaita/ataskaita.docx", reports.region_report_docx, name="region_report_docx"
    ),
    path("pazanga/ataskaita/", reports.country_report, name="country_report"),
    path("pazanga/ataskaita/ataskaita.pdf", reports.country_report_pdf, name="country_report_pdf"),
    path("pazanga/ataskaita/ataskaita.docx", reports.country_report_docx, name="country_report_docx"),
    path("darbastalis/rodikliu-failai/", imports.import_list, name="import_list"),
    path("darbastalis/rodikliu-failai/ruosinys.<slug:kind>", imports.import_blank, name="import_blank"),
    path("darbastalis/rodikliu-failai/<uuid:key>/", imports.import_detail, name="import_detail"),
    path("darbastalis/rodikliu-failai/<uuid:key>/failas/", imports.import_file_content, name="import_file"),
    path("darbastalis/rodikliu-failai/<uuid:key>/importuoti/", imports.import_apply, name="import_apply"),
    path("darbastalis/rodikliu-failai/<uuid:key>/ismesti/", imports.import_discard, name="import_discard"),
    path("darbastalis/renginiai/<int:pk>/siulymas/", proposals.proposal_create, name="proposal_create"),
    path("darbastalis/siulymai/", proposals.proposal_list, name="proposal_list"),
    path("darbastalis/siulymai/<int:pk>/", proposals.proposal_detail, name="proposal_detail"),
    path("darbastalis/siulymai/<int:pk>/priimti/", proposals.proposal_accept, name="proposal_accept"),
    path("darbastalis/siulymai/<int:pk>/grazinti/", proposals.proposal_return, name="proposal_return"),
    path("darbastalis/siulymai/<int:pk>/atsiimti/", proposals.proposal_take_back, name="proposal_take_back"),
]
