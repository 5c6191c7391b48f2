"""What the search of the portal finds by: words, records of texts, postings, files.

In: texts and registers.  Out: files that theme/static/js/search-engine.js reads.  docs/search.md
tells how they are built and why.
"""
