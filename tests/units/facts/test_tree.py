"""Units in the order an office lists them."""

from tests.factories.units import UnitFactory
from units.facts.tree import in_order
from units.models import Unit


def test_lists_follow_the_vietnamese_alphabet_and_the_tree(login, system_officer, province):
    names = ["Xã Khê Tây", "Xã Đa", "Xã Dương", "Xã Khê Đông", "Xã Bạ", "Xã Bá"]
    communes = {name: UnitFactory(name=name, parent=province, kind="commune") for name in names}
    UnitFactory(name="Phòng Ở Khê Đông", parent=communes["Xã Khê Đông"], kind="section")
    found = Unit.objects.filter(name__startswith="Xã")
    page = login(system_officer).get("/don-vi/?kind=commune")

    sorted_names = ["Xã Bá", "Xã Bạ", "Xã Dương", "Xã Đa", "Xã Khê Đông", "Xã Khê Tây"]
    assert [unit.name for unit in page.context["page"].rows] == sorted_names
    rows = Unit.objects.filter(path__startswith=province.path).exclude(kind__in=["office", "department"])
    assert [unit.name for unit in in_order(rows)] == [
        province.name, *sorted_names[:5], "Phòng Ở Khê Đông", sorted_names[5],
    ]  # fmt: skip
    assert [unit.name for unit in found.order_by("sort_key")] == sorted_names
