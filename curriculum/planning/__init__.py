"""Plans: the agenda of one workshop, how it changes, when everything happens, and where it is kept.

The pure core, in reading order: `agenda` (the values), `operations` (what can be done to them), `apply` (doing it,
with `tree`, `minutes` and `parts`), `timeline` (clock times), `places` (where a session fits), `offers` (which
sessions are offered first). It knows no session, no page and no clock. Around it: `plans` (the services, the door for
everybody else), with `store` and `saving` (rows to agenda, agenda to rows), `history` (log, undo, redo), `sessions`
(a module as an item), `templates` (programmes and rhythms as days), `calendar` and `rhythms` (dates and pauses of
days), `zones` (where a new plan is), `sample` (the shipped plan), `slugs` (names of plans) and `wording` (an
operation in a few words).

May import library, vocabulary, models and the floors below them; never papers, pages or widgets.
"""
