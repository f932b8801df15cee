"""The addresses of accounts: allauth's views under Lithuanian addresses, and ours."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as single_sign_on
from allauth.usersessions import views as usersessions
from django.urls import include, path, re_path

from accounts import views

SECOND_FACTOR = [
    path("", mfa.index, name="mfa_index"),
    path("patvirtinti/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("programele/prideti/", totp.activate_totp, name="mfa_activate_totp"),
    path("programele/pasalinti/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("atsarginiai-kodai/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "atsarginiai-kodai/nauji/", recovery_codes.generate_recovery_codes, name="mfa_generate_recovery_codes"
    ),
    path(
        "atsarginiai-kodai/failas/",
        recovery_codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("raktai/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("raktai/prideti/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path("raktai/patvirtinti/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("raktai/<int:pk>/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path("raktai/<int:pk>/pasalinti/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
]

OWN_ACCOUNT = [
    path("slaptazodis/", account.password_change, name="account_change_password"),
    path("slaptazodis/pirmas/", account.password_set, name="account_set_password"),
    path("el-pastas/", account.email, name="account_email"),
    path("patvirtinti/", account.reauthenticate, name="account_reauthenticate"),
    path("sesijos/", usersessions.list_usersessions, name="usersessions_list"),
    path("antrasis-veiksnys/", include(SECOND_FACTOR)),
    path("bendras-prisijungimas/", single_sign_on.connections, name="socialaccount_connections"),
]

LOGIN = [
    path("", account.login, name="account_login"),
    path("kodas/", mfa.authenticate, name="mfa_authenticate"),
    path("raktas/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("uzdaryta/", account.account_inactive, name="account_inactive"),
    path("tik-su-kvietimu/", account.signup, name="account_signup"),
    path("bendras/", include("allauth.socialaccount.providers.openid_connect.urls")),
    path("bendras/atsaukta/", single_sign_on.login_cancelled, name="socialaccount_login_cancelled"),
    path("bendras/nepavyko/", single_sign_on.login_error, name="socialaccount_login_error"),
    path("bendras/nauja/", single_sign_on.signup, name="socialaccount_signup"),
]

FORGOTTEN_PASSWORD = [
    path("", account.password_reset, name="account_reset_password"),
    path("issiusta/", account.password_reset_done, name="account_reset_password_done"),
    path("pakeistas/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    re_path(
        r"^naujas/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
]

OURS = [
    path("paskyra/", views.account, name="account"),
    path("paskyra/sesija/", views.session, name="session"),
    path("paskyra/nariai/", views.member_list, name="member_list"),
    path("paskyra/nariai/<int:pk>/pasalinti/", views.member_remove, name="member_remove"),
    path("paskyra/kvietimai/<int:pk>/atsaukti/", views.invitation_withdraw, name="invitation_withdraw"),
    path("paskyra/kvietimai/<int:pk>/is-naujo/", views.invitation_resend, name="invitation_resend"),
    path("kvietimas/", views.invitation, name="invitation"),
    path("kvietimas/<str:token>/", views.invitation_link, name="invitation_link"),
]

urlpatterns = [
    path("prisijungti/", include(LOGIN)),
    path("atsijungti/", account.logout, name="account_logout"),
    path("slaptazodis/", include(FORGOTTEN_PASSWORD)),
    path("el-pastas/issiusta/", account.email_verification_sent, name="account_email_verification_sent"),
    re_path(
        r"^el-pastas/patvirtinti/(?P<key>[-:\w]+)/$", account.confirm_email, name="account_confirm_email"
    ),
    path("paskyra/", include(OWN_ACCOUNT)),
    path("", include((OURS, "accounts"))),
]
