"""Write the example files of docs/formats/tree.md and docs/formats/checkpoint.md.

Everything follows from the seeds below, so a second run changes nothing.
The keys are published here and protect nothing.
Each broken example is broken in the one way that its name says; whatever else it holds is in order, so
that it is refused for this one reason.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from checkfire.proof.checkpoint import Checkpoint, print_checkpoint, sign_checkpoint
from checkfire.proof.key import SigningKey, print_vkey
from checkfire.proof.note import NoteSignature, UnverifiedNote, parse_note_unverified, print_note, sign_note
from checkfire.proof.tlog_proof import TlogProof, print_tlog_proof
from checkfire.proof.tree import EMPTY_ROOT, Tree
from checkfire.vocab.b64 import encode_b64

EXAMPLES = Path(__file__).parents[1] / "docs" / "formats" / "examples"

SIZE = 7
INDEX = 5
MAX_PROOF_HASHES = 53


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One file, and what a reader must make of it."""

    file: str
    text: str | bytes
    about: str
    code: str | None = None
    field: str | None = None

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return self.text if isinstance(self.text, bytes) else self.text.encode()

    def row(self) -> dict[str, str | None]:
        """Return the row of this file in proof.json."""
        return {"file": self.file, "about": self.about, "code": self.code, "field": self.field}


def seed(words: str) -> bytes:
    """Return 32 bytes that follow from some words."""
    return sha256(words.encode()).digest()


LOG = SigningKey(name="desk.example/log", seed=seed("checkfire example log key"))
IMPOSTOR = SigningKey(name="desk.example/log", seed=seed("checkfire example impostor key"))
WITNESS = SigningKey(name="witness.example", seed=seed("checkfire example witness key"))
LEAVES = [seed(f"checkfire example leaf {number}") for number in range(SIZE)]


def grow() -> Tree:
    """Return the tree of the example leaves."""
    tree = Tree()
    for leaf in LEAVES:
        tree.append(leaf)
    return tree


TREE = grow()
HEAD = Checkpoint(origin=LOG.name, size=SIZE, root=TREE.root())
BODY = print_checkpoint(HEAD)
SIGNED = sign_checkpoint(HEAD, LOG)
HASHES = TREE.inclusion_proof(INDEX, SIZE)
WITNESS_LINE = sign_note(BODY, WITNESS).split("\n\n")[1]


def flip_last_bit(data: bytes) -> bytes:
    """Return the bytes with the last bit changed."""
    return data[:-1] + bytes([data[-1] ^ 1])


def signed_wrongly() -> str:
    """Return the checkpoint with one bit of its signature changed."""
    note = parse_note_unverified(SIGNED)
    line = note.signatures[0]
    wrong = NoteSignature(name=line.name, key_id=line.key_id, signature=flip_last_bit(line.signature))
    return print_note(UnverifiedNote(text=note.text, signatures=(wrong,)))


def body(*, origin: str = LOG.name, size: str = str(SIZE), root: str = encode_b64(HEAD.root)) -> str:
    """Return the text of a checkpoint in which one line may be another, signed by the log."""
    return sign_note(f"{origin}\n{size}\n{root}\n", LOG)


def loosened(root: bytes) -> str:
    """Return base64 text that a lenient reader would take for the same bytes."""
    text = encode_b64(root)
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    return text[:-2] + alphabet[alphabet.index(text[-2]) + 1] + "="


def good_checkpoints() -> list[Example]:
    """Return checkpoints that a reader accepts."""
    empty = Checkpoint(origin=LOG.name, size=0, root=EMPTY_ROOT)
    return [
        Example(file="checkpoint-good.txt", text=SIGNED, about="the head of the example log"),
        Example(
            file="checkpoint-good-empty.txt",
            text=sign_checkpoint(empty, LOG),
            about="the head of a log without entries",
        ),
        Example(
            file="checkpoint-good-unknown-key.txt",
            text=SIGNED + WITNESS_LINE,
            about="a second line by a key that the reader does not know; alone it is ignored",
        ),
    ]


def malformed_checkpoints() -> list[Example]:
    """Return checkpoints that are not in the one form, though the log has signed their text."""
    root = encode_b64(HEAD.root)
    cases: list[tuple[str, str | bytes, str, str]] = [
        ("leading-zero", body(size="07"), "size", "the size has a leading zero"),
        ("plus-sign", body(size="+7"), "size", "the size has a sign"),
        ("arabic-digit", body(size="\u0667"), "size", "the size is not in ASCII digits"),
        ("size-too-large", body(size=str(2**53)), "size", "the size is 2**53"),
        ("short-root", body(root=encode_b64(HEAD.root[:31])), "root", "the root has 31 bytes"),
        ("empty-root", body(size="0"), "root", "the size is 0 and the root is not that of an empty tree"),
        ("loose-base64", body(root=loosened(HEAD.root)), "base64", "the root's last digit has stray bits"),
        ("no-padding", body(root=root.rstrip("=")), "base64", "the root lacks its padding"),
        ("origin-space", body(origin="desk example"), "name", "the origin holds a space"),
        ("extension", body(root=f"{root}\nmore"), "lines", "a fourth line follows the root"),
        ("no-root", sign_note(f"{LOG.name}\n{SIZE}\n", LOG), "lines", "the third line is missing"),
        ("carriage-return", SIGNED.replace("\n", "\r\n"), "note", "the lines end with CR LF"),
        ("no-final-newline", SIGNED[:-1], "note", "the final newline is missing"),
        ("no-empty-line", SIGNED.replace("\n\n", "\n"), "note", "the empty line is missing"),
        ("no-signature", BODY + "\n", "note", "there is no signature line"),
        ("hyphen", SIGNED.replace("\u2014", "-"), "signature-line", "a hyphen stands for the em dash"),
        ("trailing-space", SIGNED[:-1] + " \n", "base64", "a space follows the signature"),
        ("utf8", SIGNED.encode().replace(b"desk", b"des\xff", 1), "utf-8", "a byte is not UTF-8"),
    ]
    return [
        Example(file=f"checkpoint-bad-{name}.txt", text=text, about=about, code="malformed", field=field)
        for name, text, field, about in cases
    ]


def unsigned_checkpoints() -> list[Example]:
    """Return checkpoints that parse and that the log's key does not stand for."""
    cases = [
        ("signature", signed_wrongly(), "signature", "one bit of the signature is changed"),
        ("text", SIGNED.replace("\n7\n", "\n8\n"), "signature", "the size was changed after signing"),
        ("other-key", sign_checkpoint(HEAD, IMPOSTOR), "key", "another key of the same name has signed"),
        ("only-witness", sign_note(BODY, WITNESS), "key", "the log itself has not signed"),
        ("origin", body(origin="other.example/log"), "origin", "the origin is not the name of the key"),
    ]
    code = "checkpoint-failed"
    return [
        Example(file=f"checkpoint-bad-{name}.txt", text=text, about=about, code=code, field=field)
        for name, text, field, about in cases
    ]


def proof(*, index: int = INDEX, hashes: tuple[bytes, ...] = HASHES, checkpoint: str = SIGNED) -> str:
    """Return the proof text of the example leaf, in which one part may be another."""
    return print_tlog_proof(TlogProof(index=index, hashes=hashes, checkpoint=checkpoint))


def good_proofs() -> list[Example]:
    """Return the proof that a reader accepts."""
    about = f"leaf {INDEX} is in the example log of {SIZE} leaves"
    return [Example(file="tlog-proof-good.txt", text=proof(), about=about)]


def malformed_proofs() -> list[Example]:
    """Return proof texts that are not in the one form."""
    many = (bytes(32),) * (MAX_PROOF_HASHES + 1)
    cases = [
        ("version", proof().replace("@v1", "@v2"), "title", "the title names another version"),
        ("no-checkpoint", proof(checkpoint="")[:-1], "title", "the text ends before the checkpoint"),
        ("extra", proof().replace("index", "extra AAAA\nindex"), "index", "a line that nothing vouches for"),
        ("no-index", proof().replace(f"index {INDEX}\n", ""), "index", "the index is missing"),
        ("leading-zero", proof().replace("index ", "index 0"), "index", "the index has a leading zero"),
        ("too-many-hashes", proof(hashes=many), "hashes", "54 hashes, more than any tree needs"),
        ("short-hash", proof(hashes=(HASHES[0][:31], *HASHES[1:])), "base64", "a hash has 31 bytes"),
        ("carriage-return", proof().replace(f" {INDEX}\n", f" {INDEX}\r\n"), "index", "CR before LF"),
        ("checkpoint-form", proof(checkpoint=body(size="07")), "size", "its size has a leading zero"),
    ]
    return [
        Example(file=f"tlog-proof-bad-{name}.txt", text=text, about=about, code="malformed", field=field)
        for name, text, field, about in cases
    ]


def failing_proofs() -> list[Example]:
    """Return proof texts that parse and do not prove that the leaf is in the log."""
    smaller = sign_checkpoint(Checkpoint(origin=LOG.name, size=6, root=TREE.root(6)), LOG)
    changed = (flip_last_bit(HASHES[0]), *HASHES[1:])
    inclusion, head = "inclusion-failed", "checkpoint-failed"
    cases = [
        ("index", proof(index=4), inclusion, "root", "the index is another one"),
        ("index-outside", proof(index=SIZE), inclusion, "index", "the index is not below the size"),
        ("hash", proof(hashes=changed), inclusion, "root", "one bit of a hash is changed"),
        ("hash-order", proof(hashes=HASHES[::-1]), inclusion, "root", "the hashes are in reverse order"),
        ("hash-missing", proof(hashes=HASHES[:-1]), inclusion, "hashes", "the last hash is missing"),
        ("hash-added", proof(hashes=(*HASHES, bytes(32))), inclusion, "hashes", "a hash too many"),
        ("other-head", proof(checkpoint=smaller), inclusion, "hashes", "the head of size 6"),
        (
            "signature",
            proof(checkpoint=signed_wrongly()),
            head,
            "signature",
            "one bit of the signature is changed",
        ),
        ("unknown-key", proof() + WITNESS_LINE, head, "key", "a second line, by a key that nobody checked"),
    ]
    return [
        Example(file=f"tlog-proof-bad-{name}.txt", text=text, about=about, code=code, field=field)
        for name, text, code, field, about in cases
    ]


def examples() -> list[Example]:
    """Return every example file, in the order of the table."""
    checkpoints = [*good_checkpoints(), *malformed_checkpoints(), *unsigned_checkpoints()]
    return [*checkpoints, *good_proofs(), *malformed_proofs(), *failing_proofs()]


def proof_table() -> dict[str, Any]:
    """Return proof.json: the key, the leaf, and what a reader must make of each file."""
    return {
        "vkey": print_vkey(LOG.verifier_key),
        "leaf": encode_b64(LEAVES[INDEX]),
        "index": INDEX,
        "files": [one.row() for one in examples()],
    }


def hexes(proof: tuple[bytes, ...]) -> list[str]:
    """Return the hashes of a proof in hex."""
    return [one.hex() for one in proof]


def tree_table() -> dict[str, Any]:
    """Return tree.json: the example leaves, the root at each size, and proofs."""
    return {
        "leaves": [leaf.hex() for leaf in LEAVES],
        "roots": [TREE.root(size).hex() for size in range(SIZE + 1)],
        "inclusion": [
            {"index": index, "size": SIZE, "proof": hexes(TREE.inclusion_proof(index, SIZE))}
            for index in range(SIZE)
        ],
        "consistency": [
            {"old_size": old, "new_size": SIZE, "proof": hexes(TREE.consistency_proof(old, SIZE))}
            for old in range(1, SIZE + 1)
        ],
    }


def build() -> dict[str, bytes]:
    """Return the bytes of every file by its name."""
    tables = {"proof.json": proof_table(), "tree.json": tree_table()}
    files = {one.file: one.data for one in examples()}
    return files | {name: (json.dumps(table, indent=2) + "\n").encode() for name, table in tables.items()}


def write(files: dict[str, bytes]) -> None:
    """Write files that are new; those that are there already are only written otherwise with ``--anew``."""
    EXAMPLES.mkdir(parents=True, exist_ok=True)
    paths = {EXAMPLES / name: data for name, data in files.items()}
    changed = [path.name for path, data in paths.items() if path.exists() and path.read_bytes() != data]
    # The tables list the files, so they change with every new one.
    golden = [name for name in changed if name.removesuffix(".json") not in ("messages", "receipts", "proof")]
    if golden and "--anew" not in sys.argv[1:]:
        sys.exit(
            "These examples would change, and with them what others have built on; nothing was written. "
            f"If that is meant, use --anew: {', '.join(golden)}"
        )
    for path, data in paths.items():
        path.write_bytes(data)
    print(f"{len(paths)} files written to {EXAMPLES}, {len(changed)} of them changed")


def main() -> None:
    """Write every file."""
    write(build())


if __name__ == "__main__":
    main()
