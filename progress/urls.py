"""The room's table of contents."""

from django.urls import path

from progress.views import (
    comparison,
    fact_board,
    fact_sheet,
    figure_sheet,
    gaps,
    imports,
    indicators,
    progress,
    proposals,
    reports,
    services,
)

app_name = "progress"
urlpatterns = [
    path("paslaugos/", services.service_list, name="service_list"),
    path("paslaugos/<slug:slug>/", services.service_detail, name="service_detail"),
    path(
        "paslaugos/<slug:slug>/<slug:municipality_slug>/", services.provision_detail, name="provision_detail"
    ),
    path("pazanga/", progress.progress, name="progress"),
    path("pazanga/rodikliai/", indicators.indicator_list, name="indicator_list"),
    path("pazanga/rodikliai/<slug:slug>/", indicators.indicator_detail, name="indicator_detail"),
    path("pazanga/palyginimas/", comparison.comparison, name="comparison"),
    path("pazanga/spragos/", gaps.gaps, name="gaps"),
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
    path("darbastalis/pazanga/", fact_board.fact_board, name="fact_board"),
    path("darbastalis/pazanga/reiksmes/<int:pk>/", figure_sheet.value_choice, name="value_choice"),
    path("darbastalis/pazanga/rodikliai/<slug:slug>/", figure_sheet.figure_sheet, name="figure_sheet"),
    path(
        "darbastalis/pazanga/rodikliai/<slug:slug>/<slug:code>/", figure_sheet.value_edit, name="value_edit"
    ),
    path("darbastalis/pazanga/<slug:slug>/", fact_sheet.fact_sheet, name="fact_sheet"),
    path(
        "darbastalis/pazanga/<slug:slug>/paslaugos/<slug:service>/",
        fact_sheet.provision_edit,
        name="provision_edit",
    ),
    path("darbastalis/pazanga/<slug:slug>/planai/naujas/", fact_sheet.plan_create, name="plan_create"),
    path("darbastalis/pazanga/<slug:slug>/planai/<int:pk>/", fact_sheet.plan_edit, name="plan_edit"),
    path(
        "darbastalis/pazanga/<slug:slug>/planai/<int:pk>/<slug:criterion>/",
        fact_sheet.finding_edit,
        name="finding_edit",
    ),
    path("darbastalis/renginiai/<int:pk>/siulymas/", proposals.proposal_create, name="proposal_create"),
    path("darbastalis/siulymai/", proposals.proposal_list, name="proposal_list"),
    path("darbastalis/siulymai/<int:pk>/", proposals.proposal_detail, name="proposal_detail"),
    path("darbastalis/siulymai/<int:pk>/priimti/", proposals.proposal_accept, name="proposal_accept"),
    path("darbastalis/siulymai/<int:pk>/grazinti/", proposals.proposal_return, name="proposal_return"),
    path("darbastalis/siulymai/<int:pk>/atsiimti/", proposals.proposal_take_back, name="proposal_take_back"),
]
