"""What comes in from elsewhere: last year's agenda, pasted as text or as a DOCX or XLSX file, becomes days of a plan.

In reading order: `rows` (lines and tables as they stood in the source), `words` (what trainers write in a dozen
languages) with `clock_reading` (times and lengths), `day_heads` (headings of days, dates), `kinds` (lunch is a
pause) and `columns` (time, title, who, where), then `pasted_agenda` (what was understood), `entries` and `reading`
(rows in, a `PastedAgenda` out: pure, and no line vanishes), `new_days` (days of a plan, pure) and `pasting` (the
door for pages and the command line: into a plan, in one operation). `tables` has files of strangers opened in a
process with limits: `table_worker`, with `docx_rows` and `xlsx_rows`. `nearest` asks the search which modules
could stand in a line's place.

May import planning, library, search, vocabulary and the floors below; never papers, pages or widgets. The worker
imports this package too and must stay light, so nothing is imported here.
"""
