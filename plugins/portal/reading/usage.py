"""Files that nothing refers to: a warning names each, so that none is forgotten.

In: what was read, with the uses of front matter and of the converted texts.  Out: warnings.
"""

from __future__ import annotations

from portal.domain.problems import Problems
from portal.reading.content import Content
from portal.reading.places import FileRole, label_of

__all__ = ["unused_files"]


def unused_files(content: Content) -> Problems:
    """A warning for each file that is not used, unless an error names it already."""
    problems = Problems()
    label = label_of(content.root)
    faulty = {problem.path for problem in content.problems.errors}
    for file in content.files:
        shown = f"{label}/{file.path}"
        if not file.used and shown not in faulty:
            code = "file-stray" if file.role is FileRole.OTHER else "file-unused"
            problems.warn(shown, 0, "", code)
    return problems
