"""What publishing adds to a complete build: drawn pictures, QR codes, compressed copies.

In: a :class:`~portal.pages.site.Site`, the theme's drawings and fonts, a cache folder.  Out:
outputs like any other, which the build places into the same tree and shows in the same step.
What is drawn depends on nothing but what is named in its order, so that a cache by content serves
every later run (:mod:`portal.finishing.cache`).

Orders (:mod:`portal.finishing.orders`) say what there is to draw and need no drawing library; a
:class:`~portal.finishing.studio.Studio` draws one; :class:`~portal.finishing.stage.Stage` does
so for a whole build, and :mod:`portal.finishing.ondemand` for one file that a browser asks for.
"""
