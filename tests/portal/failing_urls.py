"""The portal's addresses, and some at which something goes wrong."""

from django.contrib.sessions.backends.base import UpdateError
from django.core.exceptions import PermissionDenied
from django.db import InterfaceError, OperationalError, connection, transaction
from django.http import HttpResponse
from django.template import engines
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from accounts.models import User
from portal import urls

handler400 = urls.handler400
handler403 = urls.handler403
handler404 = urls.handler404
handler500 = urls.handler500


def crash(request):
    message = "a private detail"
    raise RuntimeError(message)


def leak(request):
    message = (
        "duplicate key\nDETAIL:  Key (email)=(ona@pavyzdys.lt) already exists.\nasmens kodas 38501011234"
    )
    raise RuntimeError(message)


def forbidden(request):
    raise PermissionDenied


def server_gone(request):
    message = "server closed the connection unexpectedly"
    raise OperationalError(message)


def connection_gone(request):
    message = "connection already closed"
    raise InterfaceError(message)


def slow_query(request):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = '50ms'")
        cursor.execute("SELECT pg_sleep(5)")


def hidden_outage(request):
    try:
        server_gone(request)
    except OperationalError:
        message = "could not be saved"
        raise UpdateError(message) from None


def patience(request):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('statement_timeout'),"
            " current_setting('idle_in_transaction_session_timeout')"
        )
        return HttpResponse(" ".join(cursor.fetchone()))


def lazy_query(request):
    template = engines["django"].from_string("{% for user in users %}{{ user }}{% endfor %}")
    return HttpResponse(template.render({"users": User.objects.all()}))


def session(request):
    return HttpResponse(str(request.user.is_authenticated))


def form(request):
    return HttpResponse(str(len(request.POST)))


def echo(request):
    return HttpResponse(request.GET.get("q", ""))


@csrf_exempt
def open_form(request):
    return HttpResponse(str(len(request.POST)))


urlpatterns = [
    path("griuti/", crash),
    path("nutekėti/", leak),
    path("drausti/", forbidden),
    path("serverio-nebėra/", server_gone),
    path("ryšio-nebėra/", connection_gone),
    path("lėtai/", slow_query),
    path("paslėpta/", hidden_outage),
    path("kantrybė/", patience),
    path("tingiai/", lazy_query),
    path("sesija/", session),
    path("forma/", form),
    path("aidas/", echo),
    path("atvira-forma/", open_form),
    *urls.urlpatterns,
]
