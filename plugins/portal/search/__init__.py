"""What the search of the portal finds by: words, records of texts, sheets of a year, shards.

In: texts and registers.  Out: files that theme/static/js/search-engine.js reads.  docs/search.md
tells how they are built and why.
"""
