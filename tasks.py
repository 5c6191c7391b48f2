"""Every task of the portal: ``python3 tasks.py WORD …``, or ``inv WORD …`` in the environment.

Run as a script it needs nothing but Python 3.11 and pip: it sets up ``.venv`` first
(portal.commands.environment) and then understands its words (portal.commands.words).  For
Invoke it offers the same words as tasks.  What each of them does stands in
plugins/portal/commands/, one module a word.

This file alone must be understood by an older Python, which is told here what is missing.
"""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "plugins"))

if sys.version_info < (3, 11):  # noqa: UP036 - an older Python can be the one that runs this
    found = ".".join(str(number) for number in sys.version_info[:2])
    sys.stderr.write(
        f"Cổng tin cần Python 3.11 trở lên; đây là Python {found} ({sys.executable}). "
        "Hãy cài bản mới hơn rồi chạy lại, ví dụ: python3.11 tasks.py serve\n"
        f"The portal needs Python 3.11 or later; this is Python {found} ({sys.executable}). "
        "Install a newer one and run it again, for example: python3.11 tasks.py serve\n"
    )
    sys.exit(3)

if __name__ == "__main__":
    from portal.commands.cli import end, main

    end(main(sys.argv[1:]))

from portal.commands.invoked import (
    archive,
    bench,
    build,
    check,
    lint,
    new,
    publish,
    releases,
    rollback,
    serve,
    test,
)

__all__ = [
    "archive",
    "bench",
    "build",
    "check",
    "lint",
    "new",
    "publish",
    "releases",
    "rollback",
    "serve",
    "test",
]
