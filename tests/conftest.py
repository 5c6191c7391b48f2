"""What holds for all tests: missing tools are skipped with a reason and listed at the end."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.needs import TOOLS, missing

# Exit code of `tasks.py test` when a check had to be skipped that should have run.
_ENVIRONMENT = 3

# What is asked is whether it holds, never how long it took: machines are busy by turns.
settings.register_profile("portal", deadline=None)
settings.load_profile("portal")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", "needs(*tools): skip where a tool of tests/needs.py is missing"
    )


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what this machine cannot run; the names travel with the report (also from xdist)."""
    for mark in item.iter_markers("needs"):
        lacking = missing(mark.args)
        if lacking:
            item.user_properties.extend(("needs", name) for name in lacking)
            pytest.skip(f"needs {', '.join(lacking)}")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name what was skipped for want of a tool, and how to install it."""
    lacking = sorted(set(_needed(terminalreporter)))
    if not lacking:
        return
    english = os.environ.get("PORTAL_LANG") == "en"
    terminalreporter.ensure_newline()
    terminalreporter.section(
        "skipped, and how to install what is missing"
        if english
        else "đã bỏ qua, và cách cài phần còn thiếu"
    )
    for name in lacking:
        count = sum(each == name for each in _needed(terminalreporter))
        unit = "tests" if english else "phép thử"
        terminalreporter.write_line(f"{name} ({count} {unit}): {TOOLS[name].install}")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """With PORTAL_REQUIRE_ALL=1 a skipped test is a fault of the machine: exit 3."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    required = os.environ.get("PORTAL_REQUIRE_ALL") == "1"
    if required and reporter and reporter.stats.get("skipped") and session.exitstatus == 0:
        session.exitstatus = _ENVIRONMENT


def _needed(reporter: pytest.TerminalReporter) -> Iterator[str]:
    """The names of missing tools, once for each test skipped for them."""
    for report in reporter.stats.get("skipped", []):
        yield from (value for name, value in report.user_properties if name == "needs")
