"""What one build leaves for the next: a few changed texts are brought into the site that stands.

In: the content folder, what the last whole build left (:class:`~portal.warm.snapshot.Snapshot`).
Out: the site as a fresh build would assemble it, and which of its facts may have changed; or
nothing, where more has changed than articles: then everything is read and assembled again.

``signatures``  which files have changed, without opening those that have not
``snapshot``    what a build leaves
``reread``      changed articles, read and checked against the others
``fetching``    articles and converted texts, opened when a page asks for them
``amended``     the site with the changes in it
"""
