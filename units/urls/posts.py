"""Addresses of the accounts one manages, of posts and invitations."""

from django.urls import path

from units.views import account_import, departures, invitations, managed, posts, reinviting, unlocking

urlpatterns = [
    path("loi-moi/", invitations.InvitationView.as_view(), name="invitation"),
    path("tai-khoan/quan-ly/", managed.accounts, name="accounts"),
    path("tai-khoan/quan-ly/moi/", managed.NewAccountView.as_view(), name="account_new"),
    path("tai-khoan/quan-ly/giao/", posts.GiveKnownView.as_view(), name="post_give_known"),
    path("tai-khoan/quan-ly/danh-sach/", account_import.AccountImportView.as_view(), name="account_import"),
    path("tai-khoan/quan-ly/danh-sach/mau/", account_import.template, name="account_template"),
    path("tai-khoan/quan-ly/moi-lai/", reinviting.ReinviteView.as_view(), name="accounts_reinvite"),
    path("tai-khoan/quan-ly/dang-doi/", unlocking.WaitingView.as_view(), name="accounts_waiting"),
    path("tai-khoan/quan-ly/giay-moi/", invitations.slips, name="invitation_slips"),
    path("tai-khoan/quan-ly/<uuid:pk>/", managed.account, name="managed_account"),
    path("tai-khoan/quan-ly/<uuid:pk>/sua/", managed.CorrectView.as_view(), name="account_correct"),
    path("tai-khoan/quan-ly/<uuid:pk>/moi/", managed.InviteView.as_view(), name="account_invite"),
    path("tai-khoan/quan-ly/<uuid:pk>/giay-moi/", invitations.slip, name="invitation_slip"),
    path("tai-khoan/quan-ly/<uuid:pk>/thu-hoi/", managed.RevokeView.as_view(), name="invitation_revoke"),
    path("tai-khoan/quan-ly/<uuid:pk>/khoa/", managed.LockView.as_view(), name="account_lock"),
    path("tai-khoan/quan-ly/<uuid:pk>/roi-co-quan/", departures.LeaveView.as_view(), name="account_leave"),
    path("tai-khoan/quan-ly/<uuid:pk>/tro-lai/", departures.ReturnView.as_view(), name="account_return"),
    path("tai-khoan/quan-ly/<uuid:pk>/mo-lai/", managed.ReopenView.as_view(), name="account_reopen"),
    path("tai-khoan/quan-ly/<uuid:pk>/vai-tro/", posts.GivePostView.as_view(), name="post_give"),
    path("vai-tro/<uuid:pk>/thoi/", posts.EndPostView.as_view(), name="post_end"),
    path("vai-tro/<uuid:pk>/lam-thay/", posts.DeputyView.as_view(), name="post_deputy"),
    path("vai-tro/<uuid:pk>/ban-giao/", posts.HandOverView.as_view(), name="post_hand_over"),
]
