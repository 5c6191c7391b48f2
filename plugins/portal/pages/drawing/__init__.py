"""Pictures made from data: numbers and names in, shapes with coordinates out.

In: counts, days, names, addresses.  Out: frozen dataclasses that the macros of
``theme/templates/macros/pictures/`` print as SVG.  Nothing here knows the site, a language or a
page.

A place is given across in per cent of the picture's width and down in em of its text.  So a
picture fills whatever width it gets while its text keeps the size that the style sheet gives it,
on a phone as on a wall, and grows with the reader's own text size.  What must not overlap is
measured at the narrowest width, ``NARROW`` em.
"""
