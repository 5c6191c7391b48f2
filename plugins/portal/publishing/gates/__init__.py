"""What a release must pass before it is shown; each gate says how much it has checked.

| module | takes | gives |
| --- | --- | --- |
| ``markup`` | the HTML of a page | what is wrong with it, its ids, its links, its texts |
| ``sensitive`` | a text | what looks like a secret, or like what belongs to one person |
| ``pages`` | all pages | the same of each, by digest; links that lead nowhere |
| ``feeds`` | feeds and sitemaps | what their formats forbid |
| ``budgets`` | sizes of files | what is too heavy |
| ``samples``, ``outside``, ``browser`` | one page of each type | what vnu and axe say |
| ``exceptions`` | publishconf.py | what somebody has let pass, with the reason |
| ``passing`` | a release | all of it, in one list of problems |
"""
