"""Which facts of the site an output was made from, and what each of them is now.

In: a site.  Out: the same site, which notes what is asked of it (``watched``), and a digest of
each fact (``digests``).  An output whose facts are all as they were need not be made again.
"""
