import { describe, expect, test } from 'vitest'
import { joined, utf8 } from '@/wire/bytes'
import { readFact } from '@/wire/message'
import { MAX_RECEIPT_BYTES, parseReceiptUnverified, verifyReceipt } from '@/proof/receipt'
import { codeOf, dice, example, refusalOf, table } from '../examples'

const { log_key: LOG_KEY } = table<{ log_key: string }>('receipts.json')
const { public_key: SIGNER_KEY } = table<{ public_key: string }>('messages.json')
const GOOD = example('receipt-good.json')
const SORTS = ['receipt-good.json', 'receipt-good-withheld.json', 'receipt-good-no-parts.json', 'receipt-good-late.json']

const isTaken = async (raw: Uint8Array) => (await codeOf(() => verifyReceipt(raw))) === null

describe('a receipt', () => {
  test('tells what it proves', async () => {
    const verified = await verifyReceipt(GOOD, { trustedVkey: LOG_KEY })
    expect(verified).toMatchObject({
      ...{ origin: 'desk.example/log', index: 2, size: 5, trusted: true, logKey: LOG_KEY, signerKey: SIGNER_KEY },
      ...{ receivedAt: '2016-09-17T11:24:03Z', withheld: [] },
      shownParts: {
        body: { answer: 'concern', text: 'A clinic is 900 m from there. عيادة' },
        object: { object: '01573870-5bc0-7000-8000-000000000003' },
      },
    })
    expect(verified.header).toMatchObject({ kind: 'checkfire.answered/1', drill: false, audience: ['coalition'] })
    expect('recordedAt' in verified).toBe(false)
    expect(readFact(verified.header, verified.parts).fact).toMatchObject({ answer: 'concern' })
  })

  test('is not trusted by its own word', async () => {
    expect((await verifyReceipt(GOOD)).trusted).toBe(false)
    const other = await refusalOf(() => verifyReceipt(example('receipt-bad-other-log.json')))
    expect(other).toBeNull()
    const trustedVkey = LOG_KEY
    expect(await refusalOf(() => verifyReceipt(example('receipt-bad-other-log.json'), { trustedVkey }))).toMatchObject({
      code: 'log-key-differs', kind: 'proof',
    })
    expect(await codeOf(() => verifyReceipt(GOOD, { trustedVkey: `${LOG_KEY} ` }))).toBe('malformed')
  })

  test('names what it withholds', async () => {
    const withheld = await verifyReceipt(example('receipt-good-withheld.json'))
    expect([Object.keys(withheld.shownParts), withheld.withheld]).toEqual([['body'], ['object']])
    expect(readFact(withheld.header, withheld.parts)).toMatchObject({ flags: ['withheld:object'] })
    const none = await verifyReceipt(example('receipt-good-no-parts.json'))
    expect([none.shownParts, none.withheld]).toEqual([{}, ['body', 'object']])
    expect(readFact(none.header, none.parts)).toEqual({ fact: null, flags: ['withheld:body', 'withheld:object'] })
  })

  test('tells when it was written later', async () => {
    expect((await verifyReceipt(example('receipt-good-late.json'))).recordedAt).toBe('2016-09-17T11:31:40Z')
  })

  test.each(['', '\n', '{}\n', '[]\n', '1\n', 'c2sp.org/tlog-proof@v1\n', 'null\n'])('is not %j', async (text) => {
    const refusal = await refusalOf(() => verifyReceipt(utf8(text)))
    expect(refusal?.kind).toBe('malformed')
    expect(['not-a-receipt', 'malformed']).toContain(refusal?.code)
  })

  test('has a largest size', async () => {
    const raw = joined(new Uint8Array(MAX_RECEIPT_BYTES + 1).fill(0x20), utf8('\n'))
    expect(await codeOf(() => parseReceiptUnverified(raw))).toBe('too-large')
  })
})

describe('a receipt that was tampered with is never taken:', () => {
  test.each(SORTS)('%s with any byte changed', { timeout: 120_000 }, async (file) => {
    const raw = example(file)
    const next = dice(raw.length)
    for (let at = 0; at < raw.length; at++) {
      const byte = raw[at] ?? 0
      const chance = Math.floor(next() * 256)
      for (const value of new Set([byte ^ 1, byte ^ 0x20, byte ^ 0x80, 0x41, chance])) {
        const bent = raw.slice()
        bent[at] = value
        expect(value === byte || !(await isTaken(bent)), `byte ${at} as ${value}`).toBe(true)
      }
    }
  })

  test('with a byte more or less', { timeout: 120_000 }, async () => {
    for (let at = 0; at <= GOOD.length; at++) {
      const [head, tail] = [GOOD.subarray(0, at), GOOD.subarray(at)]
      expect(at < GOOD.length && (await isTaken(joined(head, tail.subarray(1))))).toBe(false)
      for (const more of [' ', '\n', '0']) {
        expect(await isTaken(joined(head, utf8(more), tail))).toBe(false)
      }
    }
  })

  test('with its end cut off', async () => {
    for (let length = 0; length < GOOD.length; length++) {
      expect(await isTaken(GOOD.subarray(0, length))).toBe(false)
    }
  })
})
