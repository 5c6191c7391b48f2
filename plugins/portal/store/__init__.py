"""What earlier builds worked out, kept by what it was worked out from.

In: digests of inputs.  Out: results, or nothing; a build never depends on finding one.
"""

from portal.store.kept import Kept, open_kept
from portal.store.keys import code_version, key_of
from portal.store.sealed import own, seal

__all__ = ["Kept", "code_version", "key_of", "open_kept", "own", "seal"]
