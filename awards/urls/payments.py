"""Addresses of payments of prizes, the fund and the calculator."""

from django.urls import path

from awards.views import fund, payments

P = "chi-thuong/<uuid:pk>/"

urlpatterns = [
    path("chi-thuong/", payments.payments, name="payments"),
    path(P, payments.payment_list, name="payment_list"),
    path(f"{P}in/", payments.payment_print, name="payment_print"),
    path(f"{P}danh-sach.xlsx", payments.payment_xlsx, name="payment_xlsx"),
    path(f"{P}da-chi/", payments.PayView.as_view(), name="payment_pay"),
    path(f"{P}muc-chi/<str:subject>/", payments.CapView.as_view(), name="payment_cap"),
    path("chi-thuong/lan-chi/<uuid:pk>/huy/", payments.PayoutBackView.as_view(), name="payment_back"),
    path("chi-thuong/quy/", fund.fund, name="fund"),
    path("chi-thuong/quy/so-quy.xlsx", fund.fund_xlsx, name="fund_xlsx"),
    path("chi-thuong/quy/ghi/", fund.EntryView.as_view(), name="fund_entry"),
    path("chi-thuong/quy/<uuid:pk>/ghi-dao/", fund.EntryBackView.as_view(), name="fund_back"),
    path("chi-thuong/tinh/", fund.calculator, name="prize_calculator"),
]
