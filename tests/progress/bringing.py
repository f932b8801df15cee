"""Files of figures as tests bring them."""

import io

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from progress.actions.imports import SourceSaid, receive_file
from progress.importing.files import TableFile
from progress.models import ImportedFile

SAID = SourceSaid("Statistikos tarnyba", "Vaikai institucijose")
HEADER = "rodiklis;teritorija;laikotarpis;reikšmė\n"
# Of the territory and the indicator that the tests make, of the last day of a year.
LINE = "Vaikai;Alytaus miesto savivaldybė;2016-12-31;{}\n"


def kept(content, *, user, name="rodikliai.csv", said=SAID):
    """Keep a file as if somebody had just brought it."""
    if isinstance(content, str):
        content = content.encode()
    return receive_file(table=TableFile(name, content), said=said, user=user)


def workbook(*rows, title="Reikšmės", change=None):
    """Return an XLSX with the rows on one sheet; `change` may do more to the book."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    if change:
        change(book)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def send(client, content, *, name="rodikliai.csv", **said):
    """Bring a file; return the answer."""
    content = content if isinstance(content, bytes) else (HEADER + content).encode()
    facts = {"publisher": SAID.publisher, "title": SAID.title} | said
    return client.post(reverse("progress:import_list"), facts | {"file": SimpleUploadedFile(name, content)})


def bring(client, content, **more):
    """Bring a file that is taken; return its row."""
    response = send(client, content, **more)
    assert response.status_code == 302
    return ImportedFile.objects.get(key=response.url.rstrip("/").rpartition("/")[2])


def apply(client, file, **headers):
    """Import it."""
    return client.post(reverse("progress:import_apply", args=[file.key]), headers=headers)


def outcomes(client, file, **query):
    """What becomes of each line that the preview shows."""
    return [verdict.outcome.value for verdict in client.get(file.get_absolute_url(), query).context["page"]]
