"""Addresses of the past brought in: lists, the queue of lines that wait."""

from django.urls import path

from awards.views import history, history_queue

A = "so-thanh-tich/nhap-lich-su/"

urlpatterns = [
    path(A, history.history, name="history"),
    path(f"{A}moi/", history.HistoryNewView.as_view(), name="history_new"),
    path(f"{A}mau.xlsx", history.template, name="history_template"),
    path(f"{A}hang-cho/", history_queue.queue, name="history_queue"),
    path(f"{A}hang-cho/<int:pk>/", history_queue.LineView.as_view(), name="history_line"),
    path(f"{A}<uuid:pk>/lap-ho-so/", history_queue.NewRecordsView.as_view(), name="history_records"),
]
