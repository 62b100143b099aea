"""Letters about dossiers. Units read of the Board, never of the person who appraises."""

from awards.models import DossierStep
from units.choices import Role
from units.notices import Notice, holders


class DossierNotice(Notice):
    """A letter about a journal line of a dossier; `on` is the day on which posts are looked up."""

    about: DossierStep
    words: str

    def __init__(self, about: DossierStep, *, on):
        super().__init__(about)
        self.dossier, self.on = about.dossier, on

    def subject(self) -> str:
        return self.words.format(unit=self.dossier.unit.label, code=self.dossier.code)

    def key(self) -> str:
        return f"dossier-step:{self.about.pk}"

    def link(self) -> str:
        return self.dossier.get_absolute_url()

    def recipients(self):
        return holders(self.on, Role.UNIT_HEAD, Role.UNIT_OFFICER, unit=self.dossier.keeper)


class DossierReady(DossierNotice):
    words = "Hồ sơ {code} đã soạn xong, chờ thủ trưởng trình"
    template = "notices/awards_dossier_ready.txt"

    def recipients(self):
        return holders(self.on, Role.UNIT_HEAD, unit=self.dossier.keeper)


class DossierSubmitted(DossierNotice):
    words = "{unit} trình hồ sơ {code}"
    template = "notices/awards_dossier_submitted.txt"

    def recipients(self):
        return holders(self.on, Role.REVIEWER)


class DossierMended(DossierNotice):
    words = "{unit} trình lại hồ sơ {code} sau bổ sung"
    template = "notices/awards_dossier_mended.txt"

    def recipients(self):
        return holders(self.on, Role.REVIEWER)


class DossierWithdrawn(DossierNotice):
    words = "{unit} rút hồ sơ {code}"
    template = "notices/awards_dossier_withdrawn.txt"

    def recipients(self):
        return holders(self.on, Role.REVIEWER)


class DossierReturned(DossierNotice):
    words = "Hồ sơ {code} cần bổ sung"
    template = "notices/awards_dossier_returned.txt"

    def items(self):
        """What has to be mended, in the order it was written."""
        return self.dossier.return_items.filter(state="open").select_related("nominee")


class DossierConcluded(DossierNotice):
    words = "Hồ sơ {code} đã thẩm định xong"
    template = "notices/awards_dossier_concluded.txt"

    def nominees(self):
        """Each nominee with the conclusion in `state`."""
        return self.dossier.nominees.standing().select_related("award_type")


class DossierSettled(DossierConcluded):
    """Told only where nobody is honoured: an applied decision writes to its units itself."""

    words = "Hồ sơ {code} kết thúc, không có đối tượng được khen thưởng"
    template = "notices/awards_dossier_settled.txt"


class DossierRejected(DossierNotice):
    words = "Hồ sơ {code} không đủ điều kiện"
    template = "notices/awards_dossier_rejected.txt"
