"""``tasks.py`` itself: set up, understand the words, call the command.

In: the words of the command line.  Out: the exit code (:class:`portal.commands.speech.Exit`).
Each command is a module beside this one with a ``run`` that knows nothing of words; it is
loaded only when it is called, after the environment that it needs is there.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NoReturn

from portal.commands.environment import Environment, Need
from portal.commands.parsing import Call, find_word, parse
from portal.commands.speech import CommandFault, Exit, Text, choose_language
from portal.commands.usage import help_text

__all__ = ["ROOT", "end", "main", "run", "speak_safely"]

ROOT = Path(__file__).resolve().parents[3]

# What a shell reports of a process ended by Ctrl-C (128 + SIGINT), or by a reader of its output
# who has gone (`| head`: 128 + SIGPIPE).
_INTERRUPTED = 130
_UNREAD = 141

_WRONG_EPOCH = Text(
    "SOURCE_DATE_EPOCH phải là số giây kể từ 1970, không phải “{value}”.",
    "SOURCE_DATE_EPOCH must be a number of seconds since 1970, not “{value}”.",
)

_NOTHING_TO_FINISH = Text(
    "build: --finish vẽ thêm cho trang đầy đủ, nên không đi cùng --lean.",
    "build: --finish adds to a complete site, so it does not go with --lean.",
)


def main(words: Sequence[str]) -> int:
    """``python3 tasks.py words``: make the environment, go on in it, run the word there."""
    speak_safely()
    try:
        lang, rest = choose_language(words, os.environ)
    except CommandFault as fault:
        _say(fault.text.vi, fault.text.en)
        return fault.exitcode
    word = find_word(rest)
    try:
        environment = Environment(ROOT, lambda text: _say(text.in_(lang)))
        environment.enter(word.need if word else Need.RUN, [str(ROOT / "tasks.py"), *words])
    except CommandFault as fault:
        # Whoever sets the project up for the first time has not been asked for a language.
        _say(fault.text.vi, fault.text.en)
        return fault.exitcode
    except KeyboardInterrupt:
        return _INTERRUPTED
    return run(rest, lang)


def end(code: int) -> NoReturn:
    """End this process with that exit code, just as it stands.

    Python would take apart, one by one, the records of all articles first: a twentieth of the time
    that a small build takes.  What a command has to finish, it has finished.
    """
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def speak_safely() -> None:
    """Keep a terminal that cannot show Vietnamese letters from ending the command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def run(words: Sequence[str], lang: str) -> int:
    """Run the word in the environment as it is."""
    try:
        code = _run(words, lang)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        # Nothing is to be flushed, and complained of, when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _UNREAD
    return code


def _run(words: Sequence[str], lang: str) -> int:
    if words and words[0] in ("-h", "--help"):
        print(help_text(None, lang))
        return Exit.DONE
    try:
        call = parse(words)
        if call.wants_help:
            print(help_text(call.word, lang))
            return Exit.DONE
        return _COMMANDS[call.word.name](call, lang)
    except CommandFault as fault:
        _say(fault.text.in_(lang))
        return fault.exitcode


def _build(call: Call, lang: str) -> int:
    from portal.commands import build

    if call.flag("lean") and call.flag("finish"):
        raise CommandFault(_NOTHING_TO_FINISH, Exit.USAGE)
    return build.run(
        content=call.folder("content", ROOT),
        output=call.folder("output", ROOT),
        site_url=call.text("site_url") or None,
        fresh=call.flag("fresh"),
        lean=call.flag("lean"),
        drafts=call.flag("drafts"),
        finish=call.flag("finish"),
        jobs=call.number("jobs") or os.cpu_count() or 1,
        now=call.text("now") or None,
        lang=lang,
    )


def _serve(call: Call, lang: str) -> int:
    from portal.commands import serve

    return serve.run(
        root=ROOT,
        content=ROOT / "content",
        home=ROOT / ".serve",
        port=call.number("port"),
        drafts=call.flag("drafts"),
        lang=lang,
    )


def _check(call: Call, lang: str) -> int:
    from portal.commands import check

    return check.run(
        files=list(call.operands),
        content=call.folder("content", ROOT),
        format=call.text("format"),
        lang=lang,
        now=_now(),
    )


def _publish(call: Call, lang: str) -> int:
    from portal.commands import publish

    return publish.run(
        root=ROOT,
        content=ROOT / "content",
        to=call.text("to"),
        dry_run=call.flag("dry_run"),
        require_all=call.flag("require_all") or os.environ.get("PORTAL_REQUIRE_ALL") == "1",
        lang=lang,
    )


def _rollback(call: Call, lang: str) -> int:
    from portal.commands import releases

    wanted = call.text("release") or None
    return releases.roll_back_to(root=ROOT, to=call.text("to"), release=wanted, lang=lang)


def _releases(call: Call, lang: str) -> int:
    from portal.commands import releases

    return releases.run(root=ROOT, to=call.text("to"), lang=lang)


def _archive(call: Call, lang: str) -> int:
    from portal.commands import archive

    wanted = call.text("release") or None
    return archive.run(root=ROOT, to=call.text("to"), release=wanted, lang=lang)


def _new(call: Call, lang: str) -> int:
    from portal.commands import new

    kind, title = call.operands
    return new.run(kind=kind, title=title, content=ROOT / "content", lang=lang, now=_now())


def _test(call: Call, lang: str) -> int:
    from portal.commands import test

    return test.run(root=ROOT, words=call.operands, lang=lang)


def _lint(_: Call, lang: str) -> int:
    from portal.commands import lint

    return lint.run(root=ROOT, lang=lang)


def _bench(call: Call, lang: str) -> int:
    from portal.commands import bench

    if call.flag("install"):
        return bench.install_peers(root=ROOT, lang=lang)
    return bench.run(
        root=ROOT,
        articles=call.number("articles"),
        rows=call.text("rows"),
        runs=call.number("runs"),
        peers=not call.flag("no_peers"),
        lang=lang,
    )


_COMMANDS: dict[str, Callable[[Call, str], int]] = {
    "build": _build,
    "serve": _serve,
    "check": _check,
    "publish": _publish,
    "rollback": _rollback,
    "releases": _releases,
    "archive": _archive,
    "new": _new,
    "test": _test,
    "lint": _lint,
    "bench": _bench,
}


def _now() -> datetime:
    from portal.domain import clock
    from portal.domain.dates import InvalidDate

    try:
        return clock.now(None, os.environ)
    except InvalidDate as fault:
        raise CommandFault(_WRONG_EPOCH.filled(value=fault.text), Exit.USAGE) from None


def _say(*sentences: str) -> None:
    for sentence in sentences:
        print(sentence, file=sys.stderr, flush=True)
