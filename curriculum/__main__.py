"""The way in of `sala`: it hears Ctrl+C also while everything else is still being imported."""

from __future__ import annotations

import sys


def main() -> None:
    try:
        from curriculum import cli

        cli.main()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
