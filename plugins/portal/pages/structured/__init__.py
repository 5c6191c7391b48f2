"""What machines read of a page: JSON-LD (schema.org) and Dublin Core.

In: a composer and what a page is about.  Out: nodes, which :meth:`Composer.head` prints as one
``@graph`` with the page's trail; pairs for ``<meta>``.  What an ``@id`` names is one thing in all
languages: its address is the Vietnamese one, with a fragment that says what is meant.

``graph``       nodes → script-safe JSON; trails and lists of addresses
``references``  the department, bodies, provinces and regulations, as other things name them
``news``        an article about an event
``registers``   a body, a province, a regulation or mechanism on its own page
``site``        the website, the pages of it, the open data
``dublin``      Dublin Core of articles, regulations and standing pages
"""
