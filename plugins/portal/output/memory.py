"""What a build knows of earlier ones, and what it learns for the next.

In: the ledger of an earlier build, digests of the facts as they are now.  Out: which outputs would
come out as they did; a new ledger.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Mapping

from portal.output.desk import Done
from portal.output.facts.digests import Digests
from portal.output.ledger import Entry, Ledger, identity
from portal.output.planned import Output
from portal.pages.reads import Fact

__all__ = ["Memory"]


class Memory:
    """One build's; entries that are neither kept nor learnt are forgotten."""

    def __init__(self, before: Ledger, digests: Digests) -> None:
        self._before = before
        self._digests = digests
        self._numbers = before.numbers()
        self._entries: dict[str, Entry] = {}
        self._workers: dict[str, array[int]] = {}

    def still(self) -> Mapping[str, Entry]:
        """Outputs of which no fact has changed, by path."""
        return self._before.still(self._digests)

    def keep(self, path: str, entry: Entry) -> None:
        """An output is left as it is."""
        self._entries[path] = entry

    def learn(self, output: Output, done: Done) -> None:
        """Take down what an output was made of; one whose arguments tell nothing is made again."""
        met = self._workers.setdefault(done.worker, array("I"))
        met += self._numbers.of(done.new)
        for fact in done.new:
            self._digests.of(fact)  # while the workers go on; at the end all are asked for
        name = identity(output)
        if name is None:
            return
        facts = array("I", [met[number] for number in array("I", done.numbers)])
        files = tuple((made.path, made.digest) for made in done.files)
        self._entries[output.path] = Entry(name, files, facts.tobytes(), output.of)

    def tells_of(self, outputs: int) -> bool:
        """True when every one of so many outputs is known."""
        return len(self._entries) == outputs

    def ledger(self, token: bytes) -> tuple[Ledger, bytes]:
        """What is known now, and its token: the former ledger's if that tells the same."""
        now = self._before.follow(self._digests, self._numbers, self._entries)
        same = self._before.token and now.tells_the_same(self._before)
        return now, self._before.token if same else token

    def amended(
        self, changed: Iterable[Fact], gone: Collection[str], token: bytes
    ) -> tuple[Ledger, bytes]:
        """The former ledger with what was learnt, where these facts differ, without those gone."""
        now = self._before.amended(self._digests, changed, self._numbers, self._entries, gone)
        return now, now.token or token
