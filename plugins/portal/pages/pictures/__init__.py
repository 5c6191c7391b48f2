"""What is drawn, and the tables behind it: from the site's counts to pictures in one language.

In: a composer.  Out: values of ``portal.pages.views.pictures``, which hold shapes of
:mod:`portal.pages.drawing` and the same numbers as words.
"""
