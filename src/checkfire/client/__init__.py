"""The Python client: the same verbs as the desk, and everything that verifies offline.

Example::

    with Desk("http://127.0.0.1:8700", read_key_file(Path("russia.key"))) as desk:
        print(desk.notices())
"""

from checkfire.client.desk import Desk

__all__ = ["Desk"]
