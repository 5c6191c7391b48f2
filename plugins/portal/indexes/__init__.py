"""Records → indexes: rows by day, year, agency, partner province, kind and regulation.

In: the articles that may be seen and the registers.  Out:
:class:`portal.indexes.site.SiteIndexes`.  One pass puts each row into the buckets of its keys;
nothing here walks all articles for one index.
"""
