"""What each page shows: from the site's records and indexes to one documented context a page.

In: a :class:`portal.pages.site.Site`.  Out: for every output its address
(:mod:`portal.pages.plan`) and, when asked, the view that its template prints
(``portal.pages.views``).  Sorting, joining and date arithmetic happen here, never in templates.
"""
