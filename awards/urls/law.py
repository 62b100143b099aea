"""Addresses of the law as data: what holds, its entries, packs, changes by day, trying a pack."""

from django.urls import path

from awards.views import law, law_acts, packs, simulation

P = "quy-dinh/goi/<str:code>/"
E = "quy-dinh/muc/<slug:section>/<int:pk>/"

urlpatterns = [
    path("quy-dinh/", law.law, name="law"),
    path("quy-dinh/danh-hieu/<slug:code>/", law.law_award, name="law_award"),
    path(E, law.law_entry, name="law_entry"),
    path(f"{E}ket-thuc/", law_acts.EntryEndView.as_view(), name="law_entry_end"),
    path(f"{E}mo-lai/", law_acts.EntryReopenView.as_view(), name="law_entry_reopen"),
    path(f"{E}thay/", law_acts.EntryOverrideView.as_view(), name="law_entry_override"),
    path("quy-dinh/them/<slug:section>/", law_acts.EntryAddView.as_view(), name="law_entry_add"),
    path("quy-dinh/goi/", packs.packs, name="packs"),
    path("quy-dinh/goi-moi/", packs.PackNewView.as_view(), name="pack_new"),
    path(P, packs.pack, name="pack"),
    path(f"{P}tep/", packs.pack_file, name="pack_file"),
    path(f"{P}so-sanh/", packs.pack_diff, name="pack_diff"),
    path(f"{P}ap-dung/", packs.PackActivateView.as_view(), name="pack_activate"),
    path(f"{P}bo/", packs.PackDropView.as_view(), name="pack_drop"),
    path(f"{P}ket-thuc/", packs.PackEndView.as_view(), name="pack_end"),
    path("quy-dinh/thay-doi/", law.law_changes, name="law_changes"),
    path("quy-dinh/thu/", simulation.simulation, name="simulation"),
    path("quy-dinh/thu/tep/", simulation.simulation_xlsx, name="simulation_xlsx"),
]
