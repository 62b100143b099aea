"""Addresses of this storey."""

from django.urls import path, register_converter

from reports.views import renderings, statistics

register_converter(renderings.PaperKindConverter, "paper_kind")

app_name = "reports"
urlpatterns = [
    path("bao-cao/", statistics.statistics, name="statistics"),
    path("bao-cao/thong-ke.xlsx", statistics.statistics_xlsx, name="statistics_xlsx"),
    path("van-ban/<paper_kind:kind>/<uuid:pk>/", renderings.paper, name="paper"),
    path("van-ban/<paper_kind:kind>/<uuid:pk>/tao/", renderings.request_paper, name="request_paper"),
    path("van-ban/ban/<uuid:pk>/", renderings.rendering, name="rendering"),
    path("van-ban/ban/<uuid:pk>/tai-ve/", renderings.download, name="download"),
]
