import { describe, expect, test } from 'vitest'
import { decodeB64 } from '@/wire/b64'
import { decodeText, hex } from '@/wire/bytes'
import { openCheckpoint, printCheckpoint } from '@/proof/checkpoint'
import { leafOf, parseEntry, printEntry } from '@/proof/entry'
import { parseNoteUnverified, printNote, verifyNote } from '@/proof/note'
import { verifyReceipt } from '@/proof/receipt'
import { parseTlogProofUnverified, printTlogProof, verifyTlogProof } from '@/proof/tlogProof'
import { parseVkey, printVkey } from '@/proof/vkey'
import { codeOf, example, exampleFiles, fileOf, fromHex, refusalOf, table, type Row } from '../examples'

interface Proofs {
  readonly vkey: string
  readonly leaf: string
  readonly index: number
  readonly files: readonly Row[]
}

interface Receipts {
  readonly log_key: string
  readonly steps: { readonly entry: string; readonly entry_salt: string; readonly leaf: string; index: number; size: number }
  readonly files: readonly Row[]
}

const PROOFS = table<Proofs>('proof.json')
const RECEIPTS = table<Receipts>('receipts.json')
const PROOF_CODES = ['log-key-differs', 'envelope-failed', 'commitment-failed', 'checkpoint-failed', 'inclusion-failed', 'other-origin']

async function readProof(file: string): Promise<void> {
  const text = decodeText(example(file))
  const key = await parseVkey(PROOFS.vkey)
  if (file.startsWith('checkpoint-')) {
    await openCheckpoint(text, key)
    expect(printNote(parseNoteUnverified(text))).toBe(text)
  } else {
    await verifyTlogProof(text, decodeB64(PROOFS.leaf), key)
    expect(printTlogProof(parseTlogProofUnverified(text))).toBe(text)
  }
}

async function readRecord(file: string): Promise<void> {
  const raw = example(file)
  if (file.startsWith('entry-')) {
    expect(printEntry(parseEntry(raw))).toEqual(raw)
  } else {
    await verifyReceipt(raw, { trustedVkey: RECEIPTS.log_key })
  }
}

describe('the example checkpoints and proof texts', () => {
  test.each(PROOFS.files.filter((row) => row.code === null))('$file is taken: $about', async ({ file }) => {
    await readProof(file)
  })

  test.each(PROOFS.files.filter((row) => row.code !== null))(
    '$file is refused as $code, $field: $about',
    async ({ file, code, field }) => {
      const kind = code === 'malformed' ? 'malformed' : 'proof'
      expect(await refusalOf(() => readProof(file))).toEqual({ code, kind, field })
    },
  )

  test('prove the leaf and the head that the tables name', async () => {
    const key = await parseVkey(PROOFS.vkey)
    const text = decodeText(example('tlog-proof-good.txt'))
    const { index, checkpoint } = await verifyTlogProof(text, decodeB64(PROOFS.leaf), key)
    expect([index, checkpoint.size, checkpoint.origin]).toEqual([PROOFS.index, 7, key.name])
    expect(decodeText(example('checkpoint-good.txt')).startsWith(`${printCheckpoint(checkpoint)}\n`)).toBe(true)
  })
})

describe('the example entries and receipts', () => {
  test.each(RECEIPTS.files.filter((row) => row.code === 'ok'))('$file is taken: $about', async ({ file }) => {
    await readRecord(file)
  })

  test.each(RECEIPTS.files.filter((row) => row.code !== 'ok'))(
    '$file is refused as $code: $about',
    async ({ file, code }) => {
      const kind = PROOF_CODES.includes(String(code)) ? 'proof' : 'malformed'
      expect(await refusalOf(() => readRecord(file))).toMatchObject({ code, kind })
    },
  )

  test('lead from the entry to the leaf', async () => {
    const raw = example('entry-good.json')
    expect(decodeText(raw)).toBe(RECEIPTS.steps.entry)
    expect(hex(await leafOf(raw, fromHex(RECEIPTS.steps.entry_salt)))).toBe(RECEIPTS.steps.leaf)
  })
})

test('no example stands outside the tables that are read here and beside the messages', () => {
  const { files } = table<{ files: readonly Row[] }>('messages.json')
  const tables = ['kinds.json', 'messages.json', 'proof.json', 'receipts.json', 'tree.json']
  const read = [...PROOFS.files, ...RECEIPTS.files, ...files].map((row) => row.file)
  expect([...read, ...tables].sort()).toEqual(exampleFiles())
})

describe("a key's text", () => {
  const GO = JSON.parse(decodeText(fileOf('tests/vectors/note/go_note.json'))) as Record<'vkey' | 'note' | 'text', string>

  test('and a note are those of other programs', async () => {
    const key = await parseVkey(GO.vkey)
    expect(printVkey(key)).toBe(GO.vkey)
    expect((await verifyNote(GO.note, key, true)).text).toBe(GO.text)
  })

  test('with any character changed is refused', async () => {
    for (let at = 0; at < PROOFS.vkey.length; at++) {
      for (const mark of '+Aa0 =/\n') {
        const other = PROOFS.vkey.slice(0, at) + mark + PROOFS.vkey.slice(at + 1)
        expect(other === PROOFS.vkey || (await codeOf(() => parseVkey(other))) === 'malformed').toBe(true)
      }
    }
  })

  test.each(['', '+', '++', 'a', 'a+b', 'a b+00000000+', '+597c76ec+AQyb5V7J+0JbawmTSHuiC0IBk5D5OHHhXiKlwP+oVbEb'])(
    '%j is none',
    async (text) => {
      expect(await codeOf(() => parseVkey(text))).toBe('malformed')
    },
  )
})
