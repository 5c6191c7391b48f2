"""Which fields of which views the templates ask for, found in their syntax trees.

In: a page template and the view that it prints.  Out: every field asked for, with the class it is
of, and every name that no class has.  A value is followed through loops, assignments, macros (a
call gives a macro's parameters their types), call blocks and includes; what is no record (text,
numbers, a loop) is not followed.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from jinja2 import Environment, FileSystemLoader, nodes

__all__ = ["Trace", "trace"]


@dataclass(frozen=True, slots=True)
class Record:
    """A value of a dataclass."""

    of: type


@dataclass(frozen=True, slots=True)
class Many:
    """A sequence of values of one type."""

    of: Any


@dataclass(frozen=True, slots=True)
class Macro:
    """A macro, and the names that its file knows."""

    node: nodes.Macro
    names: Mapping[str, Any] = field(hash=False, compare=False)


# A record, a sequence, a macro; None for anything else.
Value = Record | Many | Macro | None


@dataclass(slots=True)
class Trace:
    """``used``: (class, field); ``missing``: ``template:line: Class.name``."""

    used: set[tuple[type, str]] = field(default_factory=set)
    missing: set[str] = field(default_factory=set)


def trace(theme: Path, template: str, view: type, chrome: type, into: Trace) -> None:
    """Follow a page's view and the chrome through its template."""
    _Walk(theme, chrome, into).template(template, {"page": Record(view), "site": Record(chrome)})


@cache
def _parsed(theme: Path, name: str) -> nodes.Template:
    environment = Environment(
        loader=FileSystemLoader(theme / "templates"),
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        autoescape=True,
    )
    return environment.parse((theme / "templates" / name).read_text("utf-8"), name)


@cache
def _fields(of: type) -> dict[str, Any]:
    hints = get_type_hints(of)
    found = {each.name: _value(hints[each.name]) for each in fields(of)}
    # What a record works out of its fields can be asked for as they can.
    for name, each in vars(of).items():
        if isinstance(each, property):
            found[name] = _value(get_type_hints(each.fget)["return"])
    return found


def _value(hint: Any) -> Value:
    if get_origin(hint) in (Union, UnionType):
        known = [_value(part) for part in get_args(hint) if part is not NoneType]
        return next((value for value in known if value is not None), None)
    if get_origin(hint) is tuple and get_args(hint)[1:] == (...,):
        return Many(_value(get_args(hint)[0]))
    return Record(hint) if is_dataclass(hint) and isinstance(hint, type) else None


class _Walk:
    def __init__(self, theme: Path, chrome: type, into: Trace) -> None:
        self.theme = theme
        self.site = {"site": Record(chrome)}
        self.into = into
        self.seen: set[tuple[Any, ...]] = set()
        self.file = ""

    def template(self, name: str, names: dict[str, Value]) -> dict[str, Value]:
        """Walk a file; gives the names that it defines."""
        before, self.file = self.file, name
        tree = _parsed(self.theme, name)
        self.body(tree.body, names)
        self.file = before
        return names

    def body(self, body: list[nodes.Node], names: dict[str, Value]) -> None:
        for node in body:
            self.statement(node, names)

    def statement(self, node: nodes.Node, names: dict[str, Value]) -> None:
        if isinstance(node, nodes.Extends):
            self.template(_constant(node.template), names)
        elif isinstance(node, nodes.FromImport):
            defined = self.template(_constant(node.template), dict(self.site))
            names.update({name: defined.get(name) for name in node.names if isinstance(name, str)})
        elif isinstance(node, nodes.Macro):
            # Held by reference: a macro may call one that is defined below it.
            names[node.name] = Macro(node, names)
        elif isinstance(node, nodes.Include):
            self.include(node, names)
        elif isinstance(node, nodes.For):
            self.loop(node, names)
        elif isinstance(node, nodes.Assign):
            value = self.value(node.node, names)
            if isinstance(node.target, nodes.Name):
                names[node.target.name] = value
        elif isinstance(node, nodes.AssignBlock):
            self.body(node.body, names)
        elif isinstance(node, nodes.CallBlock):
            self.value(node.call, names)
            self.body(node.body, dict(names))
        elif isinstance(node, nodes.Expr):
            self.value(node, names)
        else:
            for child in node.iter_child_nodes():
                self.statement(child, names)

    def include(self, node: nodes.Include, names: dict[str, Value]) -> None:
        if isinstance(node.template, nodes.Const):
            self.template(node.template.value, dict(names))
            return
        self.value(node.template, names)
        for path in sorted((self.theme / "templates/examples").glob("*.html")):
            self.template(f"examples/{path.name}", dict(names))

    def loop(self, node: nodes.For, names: dict[str, Value]) -> None:
        over = self.value(node.iter, names)
        inner = dict(names)
        for target in (
            node.target.find_all(nodes.Name)
            if not isinstance(node.target, nodes.Name)
            else [node.target]
        ):
            inner[target.name] = over.of if isinstance(over, Many) else None
        self.body(node.body, inner)
        self.body(node.else_, inner)

    def value(self, node: nodes.Node, names: Mapping[str, Value]) -> Value:
        """What an expression gives; what it asks of records is taken down."""
        if isinstance(node, nodes.Name):
            return names.get(node.name)
        if isinstance(node, nodes.Getattr):
            return self.attribute(self.value(node.node, names), node.attr, node.lineno)
        if isinstance(node, nodes.Call):
            return self.call(node, names)
        found = [self.value(child, names) for child in node.iter_child_nodes()]
        if isinstance(node, nodes.Filter) and node.name in ("map", "sort", "groupby"):
            attribute = next((each.value for each in node.kwargs if each.key == "attribute"), None)
            if attribute is not None and isinstance(found[0], Many):
                inner = self.attribute(found[0].of, _constant(attribute), node.lineno)
                return Many(inner) if node.name == "map" else found[0]
        if isinstance(node, nodes.Getitem) and isinstance(found[0], Many):
            return found[0].of if not isinstance(node.arg, nodes.Slice) else found[0]
        if isinstance(node, nodes.List) and found:
            return Many(found[0])
        if isinstance(node, nodes.Filter | nodes.Or | nodes.And | nodes.CondExpr):
            return next((each for each in found if each is not None), None)
        return None

    def attribute(self, of: Value, name: str, line: int) -> Value:
        if not isinstance(of, Record):
            return None
        known = _fields(of.of)
        computed = getattr(of.of, name, None)
        if isinstance(computed, property) and computed.fget is not None:
            # What a property asks of its own fields is asked by whoever prints it.
            own = re.findall(r"self\.(\w+)", inspect.getsource(computed.fget))
            self.into.used |= {(of.of, each) for each in own if each in known}
            return _value(get_type_hints(computed.fget)["return"])
        if name not in known:
            self.into.missing.add(f"{self.file}:{line}: {of.of.__name__}.{name}")
            return None
        self.into.used.add((of.of, name))
        found: Value = known[name]
        return found

    def call(self, node: nodes.Call, names: Mapping[str, Value]) -> Value:
        if isinstance(node.node, nodes.Name) and node.node.name == "once":
            macro, *rest = node.args
            node = nodes.Call(macro, rest, [], None, None, lineno=node.lineno)
        given = [self.value(each, names) for each in node.args]
        named = {each.key: self.value(each.value, names) for each in node.kwargs}
        called = self.value(node.node, names)
        if not isinstance(called, Macro):
            return None
        inner = dict(called.names)
        defaults = called.node.defaults
        wanted = [each.name for each in called.node.args]
        for name, default in zip(wanted[len(wanted) - len(defaults) :], defaults, strict=True):
            inner[name] = self.value(default, inner)
        inner.update(dict.fromkeys(wanted[: len(wanted) - len(defaults)]))
        inner.update(zip(wanted, given, strict=False))
        inner.update(named)
        key = (called.node, *(inner.get(name) for name in wanted))
        if key not in self.seen:
            self.seen.add(key)
            before, self.file = self.file, f"{called.node.name}()"
            self.body(called.node.body, inner)
            self.file = before
        return None


def _constant(node: nodes.Node) -> str:
    assert isinstance(node, nodes.Const)
    return str(node.value)
