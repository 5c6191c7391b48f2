"""The YAML of a file → a tree of text, lists and mappings, each with its line.

In: text.  Out: :class:`Tree`, every scalar as text (the schema alone gives types: no ``no`` that
becomes False, no 17:30 that becomes 1050), or None when the structure cannot be made out.  Second
step of reading, after ``textfile``.
"""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from portal.domain.problems import Problems
from portal.reading.plainyaml import read_plain
from portal.reading.textfile import soften_spaces
from portal.reading.treebuilder import GiveUpError, Node, TreeBuilder
from portal.reading.yamlfaults import explain
from portal.schema.place import Place

__all__ = ["MAX_BYTES", "Tree", "parse_yaml", "split"]

MAX_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Tree:
    """What a file's YAML says, as text, and where each part of it stands."""

    data: dict[str, Node]
    place: Place


def split(text: str, path: str, problems: Problems) -> tuple[str, str, int] | None:
    """The front matter (which starts on line 2), the body, and the line the body starts on."""
    head, _, rest = text.partition("\n")
    if head.rstrip() != "---":
        problems.error(path, 1, "", "front-matter-missing")
        return None
    lines = rest.split("\n")
    for index, line in enumerate(lines):
        if line.startswith("---") and line.rstrip() == "---":
            return "\n".join(lines[:index]) + "\n", "\n".join(lines[index + 1 :]), index + 3
    problems.error(path, 1, "", "front-matter-unclosed")
    return None


def parse_yaml(
    text: str,
    path: str,
    problems: Problems,
    *,
    first_line: int = 1,
    may_be_empty: frozenset[str] = frozenset(),
) -> Tree | None:
    """One YAML mapping as a Tree, or None with the reason in ``problems``.

    ``first_line`` is the line of the file on which ``text`` starts; a key of ``may_be_empty`` may
    stand there without a value.  An empty value elsewhere is an error and None in the tree.
    """
    if len(text.encode("utf-8")) > MAX_BYTES:
        problems.error(path, first_line, "", "front-matter-too-long", limit=MAX_BYTES // 1024)
        return None
    plain = read_plain(text, first_line)
    if plain is not None:
        root, lines = plain
        return Tree(root, Place(path, lines))
    if "\t" in text:
        before = text[: text.index("\t")]
        column = len(before) - before.rfind("\n")
        line = first_line + before.count("\n")
        problems.error(path, line, "", "yaml-tab", column=column)
        return None
    text = soften_spaces(text, first_line, path, problems)
    found = Problems()
    builder = TreeBuilder(path, found, first_line, may_be_empty)
    try:
        builder.build(text)
    except yaml.MarkedYAMLError as error:
        fault = explain(error, text, path, first_line)
        # What was said of the same line before was only the start of the same slip.
        problems.extend(one for one in found if one.line != fault.line)
        problems.extend([fault])
        return None
    except yaml.reader.ReaderError as error:
        line = first_line + text.count("\n", 0, error.position)
        code = f"U+{error.character:04X}"
        problems.error(path, line, "", "text-control", column=1, character=code)
        return None
    except GiveUpError:
        problems.extend(found)
        return None
    problems.extend(found)
    assert builder.root is not None, "the builder gives up on a text without a root"
    return Tree(builder.root, Place(path, builder.lines))
