"""Sala: a library of human rights training modules and a planner that turns them into workshops.

The floors, top to bottom; imports go down only (`make check` holds it):

    server, pages, widgets, cli     what people touch
    papers                          plan or module -> one tree -> PDF
    planning, library, vocabulary, search
    text, models, migrations
    db, access, i18n, settings, errors
"""

__version__ = "0.1.0"
