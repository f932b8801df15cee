"""How static files are stored: under hashed names, those that scripts import from each other included."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFilesStorage(CompressedManifestStaticFilesStorage):
    """Whitenoise's compressed files; a module imports the others by the hashed names too.

    Otherwise a browser would go on with yesterday's part of today's script.
    """

    support_js_module_import_aggregation = True
