"""``python -m portal.commands word …``: the words of ``tasks.py`` in the environment as it is.

For those who bring an environment of their own (an image, a test), with plugins/ on the path.
"""

from __future__ import annotations

import os
import sys

from portal.commands.cli import run, speak_safely
from portal.commands.speech import CommandFault, choose_language

if __name__ == "__main__":
    speak_safely()
    try:
        lang, words = choose_language(sys.argv[1:], os.environ)
    except CommandFault as fault:
        print(*fault.text, sep="\n", file=sys.stderr)
        sys.exit(fault.exitcode)
    sys.exit(run(words, lang))
