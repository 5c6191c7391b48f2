"""From views to bytes on disk: templates, feeds, calendars, sitemap, data, the swap of trees.

In: a :class:`~portal.pages.site.Site`.  Out: a complete site under the output link, or the one
that stood there before.  The plan (:mod:`portal.output.plan`) names every output; nothing is
written that it does not name.
"""
