"""PostgreSQL without installing it: a database engine that brings its own server.

`ENGINE = "portal.embedded_postgres"` is Django's PostgreSQL engine, except that the first connection
starts a server below `STATE_DIR` and the last process that uses it stops it. Commands that never
connect start nothing. The binaries come with the package `embedded-postgres`; its Python code is
never imported, because it trusts every local user and hands out servers that are dead.

base.py is the engine; server.py decides who starts and stops the server; cluster.py does it; place.py says
where it lives and as whom it runs.
"""
