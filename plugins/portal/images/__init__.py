"""Pictures: what one is, what is wrong with it, and the files that are published of it.

In: the bytes of a file of content/images/.  Out: a :class:`~portal.images.records.Picture`, or
the reason why it is refused; the file without what a camera wrote into it; smaller copies.

Nothing here knows of articles or trees.  Pillow is loaded when a picture is looked at, and not
before: a content without pictures is built without it.
"""
