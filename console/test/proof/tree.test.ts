import { describe, expect, test } from 'vitest'
import { hex, isSame, type Bytes } from '@/wire/bytes'
import { emptyRoot, leafHash, MAX_SIZE, nodeHash, verifyConsistency, verifyInclusion, type Head } from '@/proof/tree'
import { decodeText } from '@/wire/bytes'
import { dice, fileOf, fromHex, refusalOf, table } from '../examples'

interface Tree {
  readonly leaves: readonly string[]
  readonly roots: readonly string[]
  readonly inclusion: readonly { index: number; size: number; proof: readonly string[] }[]
  readonly consistency: readonly { old_size: number; new_size: number; proof: readonly string[] }[]
}

const TREE = table<Tree>('tree.json')
const EIGHT = JSON.parse(decodeText(fileOf('tests/vectors/tree/eight_leaves.json'))) as Pick<Tree, 'leaves' | 'roots'>
const headOf = (size: number): Head => ({ size, root: fromHex(TREE.roots[size] ?? '') })

/** Return the root of some leaves, as RFC 6962 defines it. */
async function rootOf(leaves: readonly Bytes[]): Promise<Bytes> {
  const [only] = leaves
  if (!only) {
    return emptyRoot()
  }
  if (leaves.length === 1) {
    return leafHash(only)
  }
  const split = splitOf(leaves.length)
  return nodeHash(await rootOf(leaves.slice(0, split)), await rootOf(leaves.slice(split)))
}

/** Return the proof of inclusion, as RFC 6962 defines it. */
async function pathOf(index: number, leaves: readonly Bytes[]): Promise<Bytes[]> {
  if (leaves.length <= 1) {
    return []
  }
  const split = splitOf(leaves.length)
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)]
  return index < split
    ? [...(await pathOf(index, left)), await rootOf(right)]
    : [...(await pathOf(index - split, right)), await rootOf(left)]
}

/** Return the proof of consistency, as RFC 6962 defines it. */
async function joinOf(old: number, leaves: readonly Bytes[], isWhole = true): Promise<Bytes[]> {
  if (old === leaves.length) {
    return isWhole ? [] : [await rootOf(leaves)]
  }
  const split = splitOf(leaves.length)
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)]
  return old <= split
    ? [...(await joinOf(old, left, isWhole)), await rootOf(right)]
    : [...(await joinOf(old - split, right, false)), await rootOf(left)]
}

function splitOf(size: number): number {
  return 2 ** Math.floor(Math.log2(size - 1))
}

describe('the example tree', () => {
  test('has the roots of its leaves', async () => {
    for (const { leaves, roots } of [TREE, EIGHT]) {
      for (const [size, root] of roots.entries()) {
        expect(hex(await rootOf(leaves.slice(0, size).map(fromHex)))).toBe(root)
      }
    }
  })

  test.each(TREE.inclusion)('holds leaf $index of $size', async ({ index, size, proof }) => {
    const leaf = fromHex(TREE.leaves[index] ?? '')
    await verifyInclusion(leaf, index, headOf(size), proof.map(fromHex))
  })

  test.each(TREE.consistency)('of $new_size begins with that of $old_size', async (row) => {
    await verifyConsistency(headOf(row.old_size), headOf(row.new_size), row.proof.map(fromHex))
  })
})

describe('every tree up to 20 leaves', () => {
  const leaves = Array.from({ length: 20 }, (_, at) => Uint8Array.of(at))

  test('proves each leaf at its place only', async () => {
    for (let size = 1; size <= leaves.length; size++) {
      const head = { size, root: await rootOf(leaves.slice(0, size)) }
      for (let index = 0; index < size; index++) {
        const proof = await pathOf(index, leaves.slice(0, size))
        const leaf = leaves[index] ?? Uint8Array.of()
        await verifyInclusion(leaf, index, head, proof)
        const other = (index + 1) % size
        expect(size === 1 || (await refusalOf(() => verifyInclusion(leaf, other, head, proof)))?.code).not.toBe(undefined)
        expect(await refusalOf(() => verifyInclusion(leaf, index, head, [...proof, head.root]))).toMatchObject({
          code: 'inclusion-failed', kind: 'proof', field: 'hashes',
        })
      }
    }
  })

  test('begins with each smaller one', async () => {
    for (let size = 1; size <= leaves.length; size++) {
      const head = { size, root: await rootOf(leaves.slice(0, size)) }
      for (let old = 1; old <= size; old++) {
        const before = { size: old, root: await rootOf(leaves.slice(0, old)) }
        const proof = await joinOf(old, leaves.slice(0, size))
        await verifyConsistency(before, head, proof)
        await refusesAnyOther(before, head, proof)
      }
      await verifyConsistency({ size: 0, root: await emptyRoot() }, head, [])
    }
  })

  async function refusesAnyOther(old: Head, present: Head, proof: readonly Bytes[]): Promise<void> {
    const bent = (root: Bytes) => root.map((byte, at) => (at === 5 ? byte ^ 1 : byte))
    const cases: [Head, Head, readonly Bytes[]][] = [
      [{ ...old, root: bent(old.root) }, present, proof],
      [old, { ...present, root: bent(present.root) }, proof],
      [old, present, [...proof, present.root]],
      ...proof.map((_, at): [Head, Head, Bytes[]] => [old, present, proof.map((one, i) => (i === at ? bent(one) : one))]),
      ...proof.map((_, at): [Head, Head, Bytes[]] => [old, present, proof.filter((_one, i) => i !== at)]),
    ]
    for (const [one, other, hashes] of cases) {
      const refusal = await refusalOf(() => verifyConsistency(one, other, hashes))
      expect(refusal).toEqual({ code: 'consistency-failed', kind: 'proof', field: 'root' })
    }
  }
})

describe('what no tree has', () => {
  const root = new Uint8Array(32)

  test.each([[-1, 1], [1, 1], [0, 0], [0.5, 1], [0, MAX_SIZE + 1], [Number.NaN, 1]])(
    'is an index %d of %d',
    async (index, size) => {
      const refusal = await refusalOf(() => verifyInclusion(root, index, { size, root }, []))
      expect(refusal).toMatchObject({ code: 'inclusion-failed', field: 'index' })
    },
  )

  test.each([[2, 1], [-1, 1], [0, MAX_SIZE + 1]])('is %d leaves before %d', async (old, size) => {
    const refusal = await refusalOf(() => verifyConsistency({ size: old, root }, { size, root }, []))
    expect(refusal).toMatchObject({ code: 'consistency-failed', field: 'size' })
  })

  test('is another root of no leaves', async () => {
    const refusal = await refusalOf(() => verifyConsistency({ size: 0, root }, { size: 1, root }, []))
    expect(refusal?.field).toBe('root')
  })

  test('is a short hash', async () => {
    const refusal = await refusalOf(() => verifyInclusion(root, 0, { size: 2, root }, [root.slice(1)]))
    expect(refusal?.field).toBe('hashes')
  })
})

test('sizes far beyond 32 bits keep their siblings', async () => {
  const next = dice(3)
  for (let round = 0; round < 200; round++) {
    const size = Math.floor(next() * MAX_SIZE) + 1
    const index = Math.floor(next() * size)
    const leaf = Uint8Array.of(round)
    let [at, last, head] = [BigInt(index), BigInt(size) - 1n, await leafHash(leaf)]
    const proof: Bytes[] = []
    for (; last > 0n; at >>= 1n, last >>= 1n) {
      if ((at ^ 1n) <= last) {
        const other = Uint8Array.from({ length: 32 }, () => next() * 256)
        proof.push(other)
        head = await (at % 2n === 0n ? nodeHash(head, other) : nodeHash(other, head))
      }
    }
    await verifyInclusion(leaf, index, { size, root: head }, proof)
    expect(isSame(head, new Uint8Array(32))).toBe(false)
  }
})
