"""Evidence: bytes in, truth out.

* ``tree``: the Merkle tree of RFC 6962 and its proofs of inclusion and consistency.
* ``key``: Ed25519 keys with a name, as signed notes use them.
* ``note``: signed notes.
* ``checkpoint``: the head of a log, as a signed note.
* ``tlog_proof``: one text that proves that a leaf is in a log.

Everything is pure, so a sceptic can check our record with this package alone.
A reader that refuses raises ``MalformedError`` (the bytes are not in the one form) or a ``ProofError``
(the evidence does not hold), each with ``field`` in its context.
"""
