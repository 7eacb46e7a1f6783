"""`python -m curriculum.cli`"""

from __future__ import annotations

from curriculum.cli import main

main()
