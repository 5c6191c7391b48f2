"""The search of the portal beside Pagefind: the same articles, the same queries, one browser.

In: a working copy with made-up articles, a built site, the peer's program.  Out:
:class:`~portal.commands.bench.search.found.Found` for each engine, and the text of the report.

| module | takes | gives |
| --- | --- | --- |
| ``queries`` | a corpus | what is asked, and what is right |
| ``peer`` | built pages | Pagefind's index of them |
| ``indexing`` | the content | what the portal's own index costs |
| ``wire``, ``browser`` | folders, a plan | what Chromium answered, what it fetched |
| ``found`` | answers, queries | scores, bytes, times |
| ``measuring`` | all of these | one engine after the other |
| ``bar``, ``report`` | what was found | the text |
"""
