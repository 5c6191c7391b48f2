"""Words for readers: gettext catalogues, labels of the field's terms, dates and numbers.

In: theme/locale/<lang>.po.  Out: a :class:`~portal.i18n.language.Language` for each language of
the site.  Vietnamese is the source language: message ids are Vietnamese sentences.
"""
