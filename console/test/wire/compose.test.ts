import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from '@/wire/canonical'
import { compose, type Draft } from '@/wire/compose'
import type { Signer } from '@/wire/dsse'
import { isMessageId } from '@/wire/id'
import type { FactOf } from '@/wire/kinds'
import { generateKey, signerOf } from '@/wire/key'
import { factOf, parseSubmission } from '@/wire/message'
import { codeOf, example, fromHex, refusalOf, seedOf, signerFrom, table } from '../examples'

const { public_key: PUBLIC_KEY } = table<{ public_key: string }>('messages.json')
const ID = '01573870-5bc0-7000-8000-000000000001'
const saidAt = new Date('2016-09-17T11:24:00Z')
const ANSWER: Draft<'checkfire.answered/1'> = {
  kind: 'checkfire.answered/1',
  fact: {
    answer: 'concern',
    text: 'A clinic is 900 m from there. عيادة',
    object: '01573870-5bc0-7000-8000-000000000003',
  },
  sender: { party: 'relief', desk: 'ops' },
  origin: 'desk.example/log',
  audience: ['coalition'],
  about: ['01573870-5bc0-7000-8000-000000000002'],
}
const CALL: Draft<'checkfire.halt-called/1'> = {
  ...{ sender: ANSWER.sender, origin: ANSWER.origin, audience: 'all', kind: 'checkfire.halt-called/1' },
  fact: {
    what: 'They hit our men.',
    where: {
      stated: '9 km south of DAZ',
      method: 'phrase',
      area: { shape: 'circle', centre: { lat_e7: 352230000, lon_e7: 401760000 }, radius_m: 500 },
    },
  },
}

let signer: Signer

async function saltsOf(...names: string[]): Promise<Uint8Array<ArrayBuffer>[]> {
  const salts = names.map(async (name) => (await seedOf(`checkfire example salt ${name}`)).slice(0, 16))
  return Promise.all(salts)
}

beforeAll(async () => {
  signer = await signerFrom(await seedOf('checkfire example desk key'), PUBLIC_KEY)
})

describe('compose', () => {
  test('gives the bytes that a desk gives, byte for byte', async () => {
    const raw = await compose(ANSWER, signer, { id: ID, saidAt, salts: await saltsOf('body', 'object') })
    expect(raw).toEqual(example('message-good.json'))
  })

  test.each([false, true])('gives the bytes of a call to stop, drill %s', async (drill) => {
    const raw = await compose({ ...CALL, drill }, signer, { id: ID, saidAt, salts: await saltsOf('core') })
    expect(raw).toEqual(example(drill ? 'message-good-drill.json' : 'message-good-halt.json'))
  })

  test('leaves out what is undefined or the default', async () => {
    const fact = { ...ANSWER.fact, urgency: 'urgent' } as const
    const salts = await saltsOf('body', 'object')
    expect(await compose({ ...ANSWER, fact }, signer, { id: ID, saidAt, salts })).toEqual(
      example('message-good.json'),
    )
    const called = { ...CALL.fact, words: undefined, notice: undefined }
    expect(await compose({ ...CALL, fact: called }, signer, { id: ID, saidAt, salts: await saltsOf('core') })).toEqual(
      example('message-good-halt.json'),
    )
  })

  test('makes a new id and new salts for every message, and the time from the clock', async () => {
    const one = await parseSubmission(await compose(ANSWER, signer))
    const other = await parseSubmission(await compose(ANSWER, signer))
    expect(isMessageId(one.header.id) && isMessageId(other.header.id)).toBe(true)
    expect(one.header.id).not.toBe(other.header.id)
    const salts = [one, other].flatMap(({ parts }) => Object.values(parts).map((part) => part.salt))
    expect(new Set(salts).size).toBe(4)
    expect(Math.abs(Date.parse(one.header.said_at) - Date.now())).toBeLessThan(60_000)
  })

  test('signs with a key that cannot be read out', async () => {
    const key = await generateKey()
    const message = await parseSubmission(await compose(CALL, signerOf(key)))
    expect(message.publicKey).toBe(key.publicKey)
    expect(factOf(message, 'checkfire.halt-called/1')).toEqual(CALL.fact)
  })
})

describe('compose refuses, before it signs,', () => {
  const never: Signer = {
    publicKey: PUBLIC_KEY,
    sign: () => {
      throw new Error('was asked to sign')
    },
  }
  const cases: [string, string, Partial<Draft<'checkfire.answered/1'>>][] = [
    ['a concern without words', 'field-wrong', { fact: { answer: 'concern' } }],
    ['a word that does not exist', 'field-wrong', { fact: { answer: 'agreed' as 'concern', text: 'a' } }],
    ['a field that does not exist', 'field-wrong', { fact: { answer: 'no-concern', mood: 1 } as never }],
    ['too many letters', 'field-wrong', { fact: { answer: 'query', text: '\u{1f54a}'.repeat(8001) } }],
    ['half a character', 'text-not-unicode', { fact: { answer: 'query', text: '\ud800' } }],
    ['a sender that is no slug', 'field-wrong', { sender: { party: 'Relief', desk: 'ops' } }],
    ['a log name that is none', 'field-wrong', { origin: 'Desk' }],
    ['an audience that is neither', 'field-wrong', { audience: 'none' as 'all' }],
    ['an id that is none', 'field-wrong', { about: ['1'] }],
  ]

  test.each(cases)('%s as %s', async (_, code, change) => {
    expect(await codeOf(() => compose({ ...ANSWER, ...change }, never))).toBe(code)
  })

  test('an id, a time or a salt that is not one', async () => {
    expect(await codeOf(() => compose(ANSWER, never, { id: ID.replace('-7', '-4') }))).toBe('field-wrong')
    expect(await codeOf(() => compose(ANSWER, never, { saidAt: new Date(Number.NaN) }))).toBe('field-wrong')
    expect(await codeOf(() => compose(ANSWER, never, { saidAt: new Date(8e14) }))).toBe('time-out-of-range')
    expect(await codeOf(() => compose(ANSWER, never, { salts: [fromHex('00'), fromHex('00')] }))).toBe('malformed')
    await expect(compose(ANSWER, never, { salts: [fromHex('00'.repeat(16))] })).rejects.toThrow(RangeError)
  })

  test('more than a desk reads', async () => {
    const rivals = Array.from({ length: 200 }, (_, at) => ({
      landmark: '\u0639'.repeat(200),
      point: { lat_e7: at, lon_e7: at },
      apart_m: at,
    }))
    const fact = { phrase: '\u{1f54a}'.repeat(8000), landmark: 'a', point: { lat_e7: 0, lon_e7: 0 }, rivals }
    const draft = { ...ANSWER, kind: 'checkfire.reading-chosen/1', fact } as const
    expect((await compose(draft, signer)).length).toBeGreaterThan(100_000)
    const shifts = Array.from({ length: 400 }, () => ({
      starts_at: '2016-09-17T00:00:00Z',
      ends_at: '2016-09-18T00:00:00Z',
      primary: '\u0639'.repeat(200),
      alternates: ['\u0639'.repeat(200)],
    }))
    const roster = { desk: ANSWER.sender, shifts }
    const long = { ...ANSWER, kind: 'checkfire.roster-set/1', fact: roster } as const
    expect(await refusalOf(() => compose(long, signer))).toMatchObject({ code: 'too-large', kind: 'malformed' })
  })
})

describe('the parts of a fact', () => {
  test('stand where the kind puts them', async () => {
    const fact: FactOf<'checkfire.site-notified/1'> = {
      name: 'Clinic',
      category: 'health',
      place: { stated: 'Cinema corner', method: 'words' },
      contacts: [],
      standoff_m: 0,
      review_by: '2016-12-01T00:00:00.500000Z',
    }
    const raw = await compose({ ...ANSWER, kind: 'checkfire.site-notified/1', fact }, signer)
    const { parts } = parse(raw) as { parts: Record<string, { content: unknown }> }
    expect(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, part.content]))).toEqual({
      identity: { name: 'Clinic', category: 'health' },
      place: { place: { stated: 'Cinema corner', method: 'words' } },
      body: { review_by: '2016-12-01T00:00:00.500000Z' },
    })
  })

  test('are at least an empty body, for a kind without other parts', async () => {
    const opened = await compose({ ...ANSWER, kind: 'checkfire.opened/1', fact: {} }, signer)
    expect(Object.keys((await parseSubmission(opened)).parts)).toEqual(['body'])
    const reopened = await compose({ ...ANSWER, kind: 'checkfire.halt-reopened/1', fact: {} }, signer)
    expect(Object.keys((await parseSubmission(reopened)).parts)).toEqual([])
  })
})
