import { describe, expect, test } from 'vitest'
import { decodeB64, decodeB64Url, encodeB64, encodeB64Url } from '@/wire/b64'
import { utf8 } from '@/wire/bytes'
import { buildFact } from '@/wire/fact'
import { isMessageId, newMessageId, uuid7 } from '@/wire/id'
import { compareInstants, parseInstant, printInstant } from '@/wire/instant'
import { readInviteUnverified } from '@/wire/invite'
import { heightM } from '@/wire/values'
import { codeOf, dice, fromHex, refusalOf } from '../examples'

describe('base64', () => {
  test('has one text for any bytes', () => {
    const next = dice(1)
    for (let length = 0; length < 300; length++) {
      const data = Uint8Array.from({ length }, () => next() * 256)
      expect(encodeB64(data)).toBe(Buffer.from(data).toString('base64'))
      expect(decodeB64(encodeB64(data), length)).toEqual(data)
      expect(encodeB64Url(data)).toBe(Buffer.from(data).toString('base64url'))
      expect(decodeB64Url(encodeB64Url(data))).toEqual(data)
    }
    const large = new Uint8Array(300_000).fill(7)
    expect(decodeB64(encodeB64(large))).toEqual(large)
  })

  test.each([
    'A', 'AA', 'AAA', 'AA=', 'AB==', 'AAB=', 'AA==\n', ' AA==', 'A A==', 'AA==AA==', '====', 'AA-_', '\u0660AAA', 'AAAA=',
  ])('refuses %j', async (text) => {
    expect(await refusalOf(() => decodeB64(text))).toEqual({ code: 'malformed', kind: 'malformed', field: 'base64' })
  })

  test.each(['A', 'AB', 'AA==', 'AA+/', 'A\n', 'AAAAA'])('for links refuses %j', async (text) => {
    expect(await codeOf(() => decodeB64Url(text))).toBe('malformed')
  })

  test('refuses another length', async () => {
    expect(await codeOf(() => decodeB64('AAAA', 4))).toBe('malformed')
  })
})

describe('message ids', () => {
  test('are UUIDv7 of the time and of chance', () => {
    // RFC 9562, appendix A.6.
    const random = fromHex('0cc318c4dc0c0c07398f')
    expect(uuid7(0x017f22e279b0, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
    expect(uuid7(0, new Uint8Array(10).fill(255))).toBe('00000000-0000-7fff-bfff-ffffffffffff')
    const ids = Array.from({ length: 500 }, newMessageId)
    expect(new Set(ids).size).toBe(500)
    expect(ids.every(isMessageId)).toBe(true)
  })

  test.each([[0, 9], [-1, 10], [2 ** 48, 10], [0.5, 10]])('are not made of %d and %d bytes', (unixMs, length) => {
    expect(() => uuid7(unixMs, new Uint8Array(length))).toThrow(RangeError)
  })

  test.each(['', '01573870-5BC0-7000-8000-000000000001', '01573870-5bc0-4000-8000-000000000001\n'])('are not %j', (id) => {
    expect(isMessageId(id)).toBe(false)
  })
})

describe('instants', () => {
  test.each(['2016-09-17T14:24:00Z', '2016-09-17T14:24:00.500000Z', '1900-01-01T00:00:00Z', '2999-12-31T23:59:59.999000Z',
    '2016-02-29T00:00:00Z'])('%s has this one form', (text) => {
    expect(printInstant(parseInstant(text))).toBe(text)
  })

  test('keep more than a date can hold on the wire only', () => {
    expect(parseInstant('2016-09-17T14:24:00.500001Z').getTime()).toBe(Date.parse('2016-09-17T14:24:00.500Z'))
  })

  test.each([
    ['2016-09-17t11:24:00z', 'time-not-utc'],
    ['2016-09-17 11:24:00Z', 'time-not-utc'],
    ['2016-09-17T11:24:00.5Z', 'time-not-utc'],
    ['2016-09-17T11:24:00.000000Z', 'time-not-utc'],
    ['2016-09-17T11:24:00.1234567Z', 'time-not-utc'],
    ['2016-09-17T11:24:00+00:00', 'time-not-utc'],
    ['2016-09-17T14:24:00+0300', 'time-not-utc'],
    ['0001-01-01T00:00:00Z', 'time-out-of-range'],
    ['1899-12-31T23:59:59Z', 'time-out-of-range'],
    ['3000-01-01T00:00:00Z', 'time-out-of-range'],
    ['2016-09-17T11:24:00', 'field-wrong'],
    ['2016-09-17', 'field-wrong'],
    ['2016-09-17T11:24Z', 'field-wrong'],
    ['2016-09-17T11:24:60Z', 'field-wrong'],
    ['2016-09-17T24:00:00Z', 'field-wrong'],
    ['2015-02-29T00:00:00Z', 'field-wrong'],
    ['2016-04-31T00:00:00Z', 'field-wrong'],
    ['2016-13-01T00:00:00Z', 'field-wrong'],
    ['2016-00-01T00:00:00Z', 'field-wrong'],
    ['0000-01-01T00:00:00Z', 'field-wrong'],
    ['2016-09-17T11:24:00+24:00', 'field-wrong'],
    ['2016-09-17T11:24:00Z\n', 'field-wrong'],
    ['\u0662\u0660\u0661\u0666-09-17T11:24:00Z', 'field-wrong'],
  ])('%j is refused as %s', async (text, code) => {
    expect(await codeOf(() => parseInstant(text))).toBe(code)
  })

  test('of no age are not printed', async () => {
    for (const year of [1899, 3000, -1, 27321]) {
      const at = new Date(0)
      at.setUTCFullYear(year)
      expect(await codeOf(() => printInstant(at))).toBe('time-out-of-range')
    }
  })

  test('are compared to the microsecond', () => {
    const inOrder = ['2016-09-17T14:24:00Z', '2016-09-17T14:24:00.000001Z', '2016-09-17T14:24:00.500000Z', '2016-09-17T14:24:01Z']
    for (const [at, one] of inOrder.entries()) {
      expect(inOrder.map((other) => Math.sign(compareInstants(one, other)))).toEqual(inOrder.map((_, other) => Math.sign(at - other)))
    }
  })
})

describe('an invite', () => {
  const body = { desk: { desk: 'ops', party: 'relief' }, expires_at: '2016-09-20T00:00:00Z', nonce: '00', origin: 'desk.example/log' }
  const link = (text: string, code = 32) => `${encodeB64Url(utf8(text))}.${encodeB64Url(new Uint8Array(code))}`

  test('says for which desk it is', () => {
    expect(readInviteUnverified(link(JSON.stringify(body)))).toEqual(body)
  })

  test.each(['', '.', 'a.b', link('{}'), link(JSON.stringify(body), 31), `${link(JSON.stringify(body))}.`, link(`${JSON.stringify(body)} `)])(
    '%j is none',
    async (text) => {
      expect(await codeOf(() => readInviteUnverified(text))).toBe('invite-wrong')
    },
  )
})

describe('a fact', () => {
  const point = (lat: number) => ({ lat_e7: lat, lon_e7: 0 })
  const site = (place: object, more: object = {}) => ({
    identity: { name: 'Clinic', category: 'health' },
    place: { place: { stated: 'a', method: 'drawn', ...place }, ...more },
  })
  const polygon = (...lats: number[]) => ({ area: { shape: 'polygon', corners: lats.map(point) } })
  const height = (value: number, unit = 'm', reference = 'agl') => ({ value, unit, reference })
  const band = (lower: object, upper: object) => ({ heights: { lower, upper } })

  test('reads what a desk reads, and reports what it does not know', () => {
    const contents = site({ ...polygon(1, 2, 3), accuracy_m: null, mood: 1 }, { standoff_m: 0, other: null })
    expect(buildFact('checkfire.site-notified/1', contents)).toEqual({
      fact: {
        name: 'Clinic', category: 'health', standoff_m: 0,
        place: { stated: 'a', method: 'drawn', ...polygon(1, 2, 3) },
      },
      flags: ['unknown:other', 'unknown:place.mood'],
    })
  })
  test.each<[string, object, string]>([
    ['two corners', site(polygon(1, 2, 1)), 'field-wrong'],
    ['an area of no shape', site({ area: { centre: point(0) } }), 'field-wrong'],
    ['an area of another shape', site({ area: { shape: 'square' } }), 'field-wrong'],
    ['a latitude beyond the pole', site({ area: { shape: 'circle', centre: point(900_000_001) } }), 'field-wrong'],
    ['a band upside down', site({}, band(height(2), height(1))), 'field-wrong'],
    ['a flight level in feet', site({}, band(height(1, 'ft', 'fl'), height(2))), 'field-wrong'],
    ['null for a text', site({ datum: null }), 'field-wrong'],
    ['null for a number', site({}, { standoff_m: null }), 'field-wrong'],
    ['null for a list', { ...site({}), contacts: { contacts: null } }, 'field-wrong'],
    ['a list for an object', site({ area: [] }), 'field-wrong'],
    ['a name of 201 letters', { ...site({}), identity: { name: 'a'.repeat(201), category: 'health' } }, 'field-wrong'],
    ['no part at all', {}, 'field-wrong'],
    ['a part that is text', { identity: '' }, 'part-wrong'],
    ['a field in another part', { ...site({}), contacts: { name: 'a' } }, 'part-wrong'],
  ])('with %s is refused', async (_, contents, code) => {
    expect(await codeOf(() => buildFact('checkfire.site-notified/1', { ...contents }))).toBe(code)
  })

  test.each<[string, object, string | null]>([
    ['heights over two references', band(height(2, 'm', 'amsl'), height(1)), null],
    ['3 m below 10 ft', band(height(3), height(10, 'ft')), null],
    ['4 m below 10 ft', band(height(4), height(10, 'ft')), 'field-wrong'],
  ])('with %s', async (_, more, code) => {
    expect(await codeOf(() => buildFact('checkfire.site-notified/1', site({}, more)))).toBe(code)
    expect(heightM({ value: 10, unit: 'hundred-ft', reference: 'fl' })).toBeCloseTo(304.8)
  })

  test.each<[string, object, string | null]>([
    ['a window upside down', { starts_at: '2016-09-17T00:00:01Z', ends_at: '2016-09-17T00:00:00.500000Z' }, 'field-wrong'],
    ['a window of an instant', { starts_at: '2016-09-17T00:00:00Z', ends_at: '2016-09-17T00:00:00Z' }, null],
    ['a small letter', { starts_at: '2016-09-17t00:00:00Z', ends_at: '2016-09-17T00:00:00Z' }, 'time-not-utc'],
    ['a local time', { starts_at: '2016-09-17T00:00:00Z', ends_at: '2016-09-17T03:00:00+03:00' }, 'time-not-utc'],
  ])('of a notice with %s', async (_, window, code) => {
    const activity = { place: { stated: 'a', method: 'words' }, window }
    const contents = { activity: { activity }, body: { summary: 'a' } }
    expect(await codeOf(() => buildFact('checkfire.notice-filed/1', contents))).toBe(code)
  })

  test.each<[number[], string | null]>([[[60, 120], null], [[60, 60], 'field-wrong'], [[], 'field-wrong']])(
    'of a policy with the ladder %j',
    async (ladder_s, code) => {
      expect(await codeOf(() => buildFact('checkfire.policy-set/1', { body: { ladder_s } }))).toBe(code)
    },
  )

  test('of a call to stop is read for its core', async () => {
    const core = { what: 'a' }
    const built = (contents: object) => buildFact('checkfire.halt-called/1', { ...contents })
    expect(built({ core, more: { since: { stated: '', at: 1 } } }).flags).toEqual(['unreadable:more'])
    expect(built({ core, more: [], extra: 1 }).flags).toEqual(['unreadable:more', 'unreadable:extra'])
    expect(built({ core, more: { mood: 1, words: 'b', caller: null } })).toEqual({
      fact: { what: 'a', words: 'b' },
      flags: ['unknown:mood'],
    })
    expect(built({ core, notice: { notice: '1' } }).flags).toEqual(['unreadable:notice'])
    const words = { stated: 'by the river', method: 'words' }
    const id = '01573870-5bc0-7000-8000-000000000002'
    const place = (where: unknown, notice?: object) => built({ core: { ...core, where }, ...(notice && { notice }) })
    expect(place({ ...words, accuracy_m: -1, datum: 'WGS 84' })).toEqual({
      fact: { what: 'a', where: { ...words, datum: 'WGS 84' } },
      flags: ['unreadable:where.accuracy_m'],
    })
    expect(place({ ...words, method: 'rumour' }).flags).toEqual(['unreadable:where.method'])
    expect(place('nowhere', { notice: id }).flags).toEqual(['unreadable:where'])
    expect(await codeOf(() => place('nowhere'))).toBe('field-wrong')
    expect(await codeOf(() => built({ core: [] }))).toBe('part-wrong')
  })

  test('of a kind that is not known is not read', async () => {
    expect(await codeOf(() => buildFact('checkfire.halt-called/2', {}))).toBe('kind-unknown')
  })
})
