"""Modules: files of Markdown that are values, revisions that never change, what the library shows of them.

Read in this order:

    module, texts           a module as a value, and the kinds of text in it
    files, sections         the files of a folder, the fixed headings of a body
    reading, writing        files -> module -> files; `format` is their public face, with documents and hashes
    finding, lint, checks   what the linter says, who asks it, and its rules
    data, passages          what is the same in every edition, and what a translator translates
    translation             what has gone stale
    shipment                the shipped files, read and parsed
    revisions, shipping     rows, and how the shipped files become rows
    modules, cards          what the library shows
    entries                 a module as the index wants it
    asked, saved_searches   what was asked of it, in words, and kept under a name

May import vocabulary, search, text, models and the ground floor.
"""
