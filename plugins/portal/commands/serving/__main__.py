"""``python -m portal.commands.serving ORDERS``: the process that ``serve`` starts.

In: :class:`~portal.commands.serving.worker.Orders` as JSON.  Out: nothing; it serves until it
is told to end.
"""

import sys

from portal.commands.cli import speak_safely
from portal.commands.serving.orders import Orders
from portal.commands.serving.worker import work

if __name__ == "__main__":
    speak_safely()
    work(Orders.from_json(sys.argv[1]))
