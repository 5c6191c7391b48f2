"""From a finished tree to what readers see: sealed releases, the targets that show them.

In: the tree of ``build --finish``, a target of publishconf.py.  Out: one complete release that is
shown in one step, or a sentence that says why nothing was changed.
"""
