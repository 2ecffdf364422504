/** A page whose log was put aside says so; it never looks as if its message had never been there. */
import { describe, expect, test } from 'vitest'
import { isAnother, noted, type Known } from '@/pages/replay/aside'

const ID = (n: number): string => `01573821-50d0-7ea9-99ec-${String(n).padStart(12, '0')}`
const after = (...steps: [string, string][]): Known =>
  steps.reduce<Known | null>((known, [origin, about]) => noted(known, origin, about), null)!

describe('a log that was put aside', () => {
  test('takes along what pages were about', () => {
    const known = after(['a', ID(1)], ['a', ID(2)], ['b', ID(2)], ['b', ID(3)])
    expect(known).toEqual({ origin: 'b', seen: [ID(3)], aside: [ID(1), ID(2)] })
  })

  test('stays aside when a third is served', () => {
    expect(after(['a', ID(1)], ['b', ID(2)], ['c', '']).aside).toEqual([ID(1), ID(2)])
  })

  test('has no numbers of entries, which every log has', () => {
    expect(after(['a', '48'], ['a', ''], ['b', '48'])).toEqual({ origin: 'b', seen: [], aside: [] })
  })

  test('is kept to a bound, the newest last', () => {
    const known = after(...Array.from({ length: 500 }, (_, n): [string, string] => ['a', ID(n)]), ['b', ''])
    expect([known.aside.length, known.aside.at(-1)]).toEqual([200, ID(499)])
  })

  test('is told from the same one', () => {
    expect([isAnother(null, 'a'), isAnother(after(['a', '']), 'a'), isAnother(after(['a', '']), 'b')]).toEqual([
      false,
      false,
      true,
    ])
  })
})
