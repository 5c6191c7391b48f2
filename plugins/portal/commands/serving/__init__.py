"""The server behind ``serve``: the site in memory, each page made when it is asked for.

| module | takes | gives |
|---|---|---|
| ``memory`` | results of reading and converting | the same, when they are wanted again |
| ``shown`` | an assembled site | its files, each made on request |
| ``workshop`` | the folders, what was saved | the next state of the site, or why there is none |
| ``board`` | states and troubles | what is shown now; wakes who waits for it to change |
| ``troubles`` | problems and faults | the page and the overlay that list them |
| ``answers`` | a path | the file, a redirect, or the page that says what is missing or wrong |
| ``live`` | a page that is open in a browser | word when it, or the list of troubles, has changed |
| ``httpd`` | requests | all of this over HTTP, on this machine only |
| ``orders`` | folders, sockets | what the next two say to each other |
| ``worker`` | a listening socket, the folders | the process that serves until it is told to end |
| ``crew`` | the same | that process, started, replaced, ended |

Nothing is written but what reading and converting worked out, for the next start.
"""
