/**
 * Proofs in the Merkle tree of RFC 6962 over SHA-256.
 *
 * - A leaf is hashed with a leading 0x00 and a node with a leading 0x01, so that neither can pass as the other.
 * - Prover and verifier walk the same siblings: an odd sibling stands right, an even one left.
 * - Sizes reach 2^53 - 1, so they are halved as numbers and never shifted as 32 bits.
 *
 * Source: docs/formats/tree.md; RFC 6962, section 2.1.
 */

import { HASH_BYTES, isSame, sha256, type Bytes } from '@/wire/bytes'
import { ProofError } from '@/wire/errors'

/** The greatest number of leaves. */
export const MAX_SIZE = Number.MAX_SAFE_INTEGER

/** A signed number of leaves and the root over them. */
export interface Head {
  readonly size: number
  readonly root: Bytes
}

const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

/** Return the hash of a leaf. */
export async function leafHash(leaf: Bytes): Promise<Bytes> {
  return sha256(LEAF, leaf)
}

/** Return the hash of a node from the hashes below it. */
export async function nodeHash(left: Bytes, right: Bytes): Promise<Bytes> {
  return sha256(NODE, left, right)
}

/** Return the root of a tree without leaves. */
export async function emptyRoot(): Promise<Bytes> {
  return sha256()
}

/**
 * Demand that the leaf stands at `index` in the tree of this head.
 *
 * Refuses (`inclusion-failed`) an index that is not below the size (field `index`), a proof of another shape
 * (`hashes`), and one that leads to another root (`root`).
 */
export async function verifyInclusion(leaf: Bytes, index: number, head: Head, proof: readonly Bytes[]): Promise<void> {
  if (!isSize(index) || !isSize(head.size) || index >= head.size) {
    throw notIncluded('The index is not below the size.', 'index')
  }
  const path = siblings(0, index, head.size)
  if (!fits(proof, path.length)) {
    throw notIncluded('The proof has the wrong shape.', 'hashes')
  }
  const { full } = await climb(await leafHash(leaf), path, proof)
  if (!isSame(full, head.root)) {
    throw notIncluded('The proof leads to another root.', 'root')
  }
}

/**
 * Demand that the tree of the new head begins with the tree of the old one.
 *
 * Refuses (`consistency-failed`) sizes in the wrong order (field `size`), and a proof that does not join the
 * two roots (`root`).
 */
export async function verifyConsistency(old: Head, present: Head, proof: readonly Bytes[]): Promise<void> {
  if (!isSize(old.size) || !isSize(present.size) || old.size > present.size) {
    const context = { field: 'size' }
    throw new ProofError('The new tree is not larger than the old one.', 'consistency-failed', context)
  }
  if (!(await isConsistent(old, present, proof))) {
    throw new ProofError('The two heads are of two histories.', 'consistency-failed', { field: 'root' })
  }
}

async function isConsistent(old: Head, present: Head, proof: readonly Bytes[]): Promise<boolean> {
  if (old.size === 0 && !isSame(old.root, await emptyRoot())) {
    return false
  }
  if (old.size === present.size) {
    return proof.length === 0 && isSame(old.root, present.root)
  }
  if (old.size === 0) {
    return proof.length === 0
  }
  const { level, index } = lastComplete(old.size)
  const path = siblings(level, index, present.size)
  // When the whole old tree is one complete subtree, its root is known and the proof leaves it out.
  const [start, ...hashes] = index ? proof : [old.root, ...proof]
  if (!start || start.length !== HASH_BYTES || !fits(hashes, path.length)) {
    return false
  }
  const { past, full } = await climb(start, path, hashes)
  return isSame(past, old.root) && isSame(full, present.root)
}

/** Return, for each node beside the way from a node to the root of `size` leaves, whether it stands right. */
function siblings(level: number, index: number, size: number): boolean[] {
  const beside: boolean[] = []
  let [at, last] = [index, Math.floor((size - 1) / 2 ** level)]
  while (last > 0) {
    const isRight = at % 2 === 0
    if (!isRight || at + 1 <= last) {
      beside.push(isRight)
    }
    at = Math.floor(at / 2)
    last = Math.floor(last / 2)
  }
  return beside
}

interface Climbed {
  readonly past: Bytes
  readonly full: Bytes
}

/** Return the root of what lies left of and under `start`, and the root of everything. */
async function climb(start: Bytes, path: readonly boolean[], hashes: readonly Bytes[]): Promise<Climbed> {
  let [past, full] = [start, start]
  for (const [step, other] of hashes.entries()) {
    if (path[step]) {
      full = await nodeHash(full, other)
    } else {
      past = await nodeHash(other, past)
      full = await nodeHash(other, full)
    }
  }
  return { past, full }
}

function fits(proof: readonly Bytes[], count: number): boolean {
  return proof.length === count && proof.every((one) => one.length === HASH_BYTES)
}

/** Return the level and index of the rightmost of the complete subtrees that make up a tree with leaves. */
function lastComplete(size: number): { level: number; index: number } {
  let [level, rest] = [0, size]
  while (rest % 2 === 0) {
    rest /= 2
    level += 1
  }
  return { level, index: rest - 1 }
}

function isSize(size: number): boolean {
  return Number.isSafeInteger(size) && size >= 0
}

function notIncluded(message: string, field: string): ProofError {
  return new ProofError(message, 'inclusion-failed', { field })
}
