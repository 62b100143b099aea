"""Make the counts of the register anew, or only fold them."""

from awards.actions.counts import fold_counts, recount_register
from awards.models import Award, AwardCount
from thiduakt.base.commands import OfficeCommand


class Command(OfficeCommand):
    help = "Đếm lại sổ thành tích từ đầu (--fold: chỉ gộp các dòng đếm nhỏ)."

    def add_arguments(self, parser):
        parser.add_argument("--fold", action="store_true", help="gộp, không đếm lại")

    def handle(self, *, fold: bool, **options):
        if fold:
            fold_counts()
        else:
            recount_register()
        total = AwardCount.objects.filter(unit=None).total()
        self.stderr.write(f"Sổ có {Award.objects.count()} dòng, số đếm ghi {total}.")
