import { describe, expect, test } from 'vitest'
import { decodeText, joined, utf8 } from '@/wire/bytes'
import { encode, MAX_BYTES, MAX_DEPTH, parse } from '@/wire/canonical'
import { codeOf, dice, refusalOf } from '../examples'

const refused = (raw: string | Uint8Array, maxBytes?: number) =>
  codeOf(() => parse(typeof raw === 'string' ? utf8(raw) : raw, maxBytes))

describe('a value has one text', () => {
  test.each([
    [{ b: 1, a: [true, false, null], A: {} }, '{"A":{},"a":[true,false,null],"b":1}'],
    [{ a_b: 0, ab: 0, a: 0, '': 0 }, '{"":0,"a":0,"a_b":0,"ab":0}'],
    [{ 10: 0, 9: 0, a: 0 }, '{"10":0,"9":0,"a":0}'],
    ['\u20ac\u{1f600}', '"\u20ac\u{1f600}"'],
    ['"\\/\x7f\x80\u2028\u2029\ufeff', '"\\"\\\\/\x7f\x80\u2028\u2029\ufeff"'],
    ['\b\t\n\f\r\x00\x0b\x1f', '"\\b\\t\\n\\f\\r\\u0000\\u000b\\u001f"'],
    [2 ** 53 - 1, '9007199254740991'],
    [1 - 2 ** 53, '-9007199254740991'],
    [0, '0'],
    [[], '[]'],
  ])('%j', (value, text) => {
    expect(decodeText(encode(value))).toBe(text)
    expect(parse(utf8(text))).toEqual(value)
  })

  test('without fields that are undefined', () => {
    expect(decodeText(encode({ a: undefined, b: { c: undefined } }))).toBe('{"b":{}}')
  })

  test('with a field of any name', () => {
    const text = '{"__proto__":{"a":1},"constructor":1,"toString":2}'
    expect(decodeText(encode(parse(utf8(text))))).toBe(text)
  })

  test.each([
    '{"a":1,"a":1}', '{"a":1,"a":2}', '{"b":1,"a":2}', '{"a": 1}', '{"a":1} ', ' {"a":1}', '{"a":1}\n', '[1,\t2]', '-0',
    '"\\u0041"', '"\\/"', '"\\u000a"', '"\\u001F"', '"\\u007f"', '"\\u20ac"', '"\\ud83d\\ude00"', '{"1":1,"0":1}',
    '{"a":"1.5", "b":1}',
  ])('and %j is refused as another', async (text) => {
    expect(await refused(text)).toBe('not-canonical')
  })
})

describe('what is refused', () => {
  test.each([
    '1.0', '1e2', '1E2', '0.5', '-0.0', '{"a":[1.5]}', '1e-9', '[1,2,3.0]', '{"a":"\\\\","b":1.0}', '0e999999',
    '9007199254740992', '-9007199254740992', '9007199254740993', '18446744073709551616', '1'.repeat(400),
    '1'.repeat(4300),
  ])('%j as number-out-of-range', async (text) => {
    expect(await refused(text)).toBe('number-out-of-range')
  })

  test.each(['{"\u00e4":1}', '[{"a":{"\u202e":1}}]'])('%j as key-not-ascii', async (text) => {
    expect(await refused(text)).toBe('key-not-ascii')
  })

  test.each([
    '', 'nul', 'NaN', 'Infinity', '01', '+1', '1e999', '-1e999', '1'.repeat(4301), "'a'", '"\\ud800"', '"\\udc00\\ud800"',
    '{"\\ud800":1}', '"a\nb"', '\ufeff1', '1 2', '{"a":1,}', '{1:2}', '['.repeat(100_000), '1.', '.5', '"\\x"',
    '\u00a01', 'undefined',
  ])('%j as malformed', async (text) => {
    expect(await refused(text)).toBe('malformed')
  })

  test.each([
    ['a lone byte', [0x22, 0xff, 0x22]],
    ['a surrogate in bytes', [0x22, 0xed, 0xa0, 0x80, 0x22]],
    ['a letter in two bytes too many', [0x22, 0xc1, 0x81, 0x22]],
    ['UTF-16', [0xff, 0xfe, 0x31, 0]],
  ])('%s as malformed', async (_, bytes) => {
    expect(await refused(Uint8Array.from(bytes))).toBe('malformed')
  })

  test('what stands too deep', async () => {
    const nested = (depth: number) => '['.repeat(depth + 1) + ']'.repeat(depth + 1)
    expect(decodeText(encode(parse(utf8(nested(MAX_DEPTH)))))).toBe(nested(MAX_DEPTH))
    expect(await refused(nested(MAX_DEPTH + 1))).toBe('too-deep')
    const round: unknown[] = []
    round.push(round)
    expect(await codeOf(() => encode(round))).toBe('too-deep')
  })

  test('what is too large', async () => {
    const full = `"${'a'.repeat(MAX_BYTES - 2)}"`
    expect((parse(utf8(full)) as string).length).toBe(MAX_BYTES - 2)
    expect(await refused(`${full.slice(0, -1)}a"`)).toBe('too-large')
    expect(await refused(new Uint8Array(11).fill(0xff), 10)).toBe('too-large')
    expect(parse(utf8('10'), 2)).toBe(10)
  })

  test('nothing by its escapes alone', () => {
    const text = `"${'\\n'.repeat(130_000)}"`
    expect(decodeText(encode(parse(utf8(text))))).toBe(text)
  })

  test.each<[string, unknown, string]>([
    ['fraction', 1.5, 'number-out-of-range'],
    ['not a number', { a: [Number.NaN] }, 'number-out-of-range'],
    ['infinity', -Infinity, 'number-out-of-range'],
    ['2^53', 2 ** 53, 'number-out-of-range'],
    ['umlaut', { '\u00e4': 1 }, 'key-not-ascii'],
    ['half a key', { '\ud800': 1 }, 'key-not-ascii'],
    ['half a character', ['\ud800'], 'text-not-unicode'],
    ['undefined', undefined, 'malformed'],
    ['undefined in a list', [undefined], 'malformed'],
    ['hole', new Array(1), 'malformed'],
    ['date', new Date(0), 'malformed'],
    ['map', new Map(), 'malformed'],
    ['big integer', 1n, 'malformed'],
    ['function', () => 1, 'malformed'],
  ])('on the way out: %s', async (_, value, code) => {
    expect(await refusalOf(() => encode(value))).toMatchObject({ code, kind: 'malformed' })
  })
})

describe('for many values', () => {
  const next = dice(20160917)
  const pick = <T>(of: readonly T[]) => of[Math.floor(next() * of.length)] as T
  const TEXTS = ['', 'a', '\x00', '\x1f\x7f', '"\\/', '\u0639\u064a', '\u{1f54a}', '\u2028', '1.5', '\ufffd', '\ue000']
  const texts = () => Array.from({ length: Math.floor(next() * 4) }, () => pick(TEXTS)).join('')
  const KEYS = ['', 'a', 'A', 'a_b', 'ab', '0', '10', '9', '__proto__', '\x7f', '\x00', '"', '~']
  const numbers = () => Math.floor((next() - 0.5) * 2 ** pick([4, 31, 33, 54]))

  function values(depth: number): unknown {
    const sort = Math.floor(next() * (depth > 3 ? 4 : 6))
    const size = Math.floor(next() * 4)
    switch (sort) {
      case 0:
        return pick([null, true, false])
      case 1:
        return numbers()
      case 2:
      case 3:
        return texts()
      case 4:
        return Array.from({ length: size }, () => values(depth + 1))
      default:
        return Object.fromEntries(Array.from({ length: size }, () => [pick(KEYS) + pick(KEYS), values(depth + 1)]))
    }
  }

  test('reading gives what was written', () => {
    for (let round = 0; round < 2000; round++) {
      const value = values(0)
      const raw = encode(value)
      expect(parse(raw)).toEqual(value)
      expect(encode(parse(raw))).toEqual(raw)
    }
  })

  test('a byte that is changed, added or gone gives another value or a refusal', async () => {
    for (let round = 0; round < 2000; round++) {
      const raw = encode({ a: values(0), b: values(0) })
      const at = Math.floor(next() * raw.length)
      const byte = Math.floor(next() * 128)
      const other = pick([
        joined(raw.subarray(0, at), Uint8Array.of(byte), raw.subarray(at + 1)),
        joined(raw.subarray(0, at), Uint8Array.of(byte), raw.subarray(at)),
        joined(raw.subarray(0, at), raw.subarray(at + 1)),
      ])
      const code = await codeOf(() => expect(encode(parse(other))).toEqual(other))
      expect([null, 'malformed', 'not-canonical', 'number-out-of-range', 'key-not-ascii']).toContain(code)
    }
  })
})
