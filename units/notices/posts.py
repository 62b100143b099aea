"""Letters about posts and invitations."""

from django.urls import reverse

from units.choices import Channel, InvitationKind
from units.models import Invitation, Letter, PostStep
from units.notices import Notice


class PostNotice(Notice):
    """A letter about a line in the journal of an account."""

    about: PostStep
    template = "notices/units_post.txt"

    def key(self) -> str:
        return f"post-step:{self.about.pk}"

    def link(self) -> str:
        return reverse("units:account")

    def recipients(self):
        """The holder, and whoever the holder stands in for."""
        principal = self.about.post.stands_in_for
        return [self.about.user, *([principal.user] if principal else [])]


class PostGiven(PostNotice):
    def subject(self) -> str:
        return f"Bạn được giao vai trò {self.about.post}"


class DeputyNamed(PostNotice):
    template = "notices/units_deputy.txt"

    def subject(self) -> str:
        return f"{self.about.user} làm thay {self.about.post.stands_in_for.user} tại {self.about.post.unit.label}"


class PostEnded(PostNotice):
    template = "notices/units_post_ended.txt"

    def subject(self) -> str:
        return f"{self.about.user} thôi vai trò {self.about.post}"


class WorkHandedOver(PostNotice):
    """To the one who goes on with the work; `about` is the line in the journal of the one who gave it."""

    template = "notices/units_work_handed_over.txt"

    def __init__(self, about: PostStep, *, to):
        super().__init__(about)
        self.to = to

    def subject(self) -> str:
        return f"Bạn tiếp nhận việc của {self.about.user}"

    def link(self) -> str:
        return reverse("desk")

    def recipients(self):
        return [self.to.user]


class InvitationLetter(Notice):
    """The mail with the one-time code. Its row holds no code: that is written in as the mail leaves."""

    about: Invitation
    template = "notices/units_invitation.txt"
    channels = (Channel.EMAIL,)

    def subject(self) -> str:
        if self.about.kind == InvitationKind.RESET:
            return "Đặt lại mật khẩu phần mềm thi đua, khen thưởng"
        return "Lời mời dùng phần mềm thi đua, khen thưởng"

    def key(self) -> str:
        return f"invitation:{self.about.pk.hex}"

    def link(self) -> str:
        return ""

    def recipients(self):
        return [self.about.user]

    def post(self) -> int:
        """One mail where the account has an address, marked as the invitation's."""
        count = super().post()
        Letter.objects.filter(to=self.about.user, key__startswith=f"{self.key()}:").update(invitation=self.about)
        return count
