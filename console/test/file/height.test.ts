/** Heights as officers type them: what is read, what stays open, and what is refused. */
import { describe, expect, test } from 'vitest'
import { isUpsideDown, readEnd, typeEnd } from '@/pages/file/height'

const m = (value: number) => ({ value, unit: 'm', reference: 'amsl' }) as const
const ft = (value: number) => ({ value, unit: 'ft', reference: 'amsl' }) as const
const fl = (value: number) => ({ value, unit: 'hundred-ft', reference: 'fl' }) as const

describe('an end of an altitude band', () => {
  test('an empty one is open', () => {
    expect(readEnd({ text: ' ', measure: 'fl' })).toBeNull()
  })

  test('a whole number is read in its measure', () => {
    expect(readEnd({ text: '7,600', measure: 'm-amsl' })).toEqual(m(7600))
    expect(readEnd({ text: 'FL 250', measure: 'fl' })).toEqual(fl(250))
    expect(readEnd({ text: '-40', measure: 'm-amsl' })).toEqual(m(-40))
  })

  test.each(['3.5', '3000m', '200001', '-10001', 'high'])('%s is refused', (text) => {
    expect(readEnd({ text, measure: 'm-amsl' })).toBeUndefined()
  })

  test('what was filed is typed back', () => {
    for (const height of [m(0), ft(25_000), fl(250)]) expect(readEnd(typeEnd(height))).toEqual(height)
    expect(readEnd(typeEnd(null))).toBeNull()
  })
})

test('only ends over the same reference can be upside down', () => {
  expect(isUpsideDown(m(3000), m(2000))).toBe(true)
  expect(isUpsideDown(m(3000), ft(9000))).toBe(true)
  expect(isUpsideDown(m(3000), ft(10_000))).toBe(false)
  expect(isUpsideDown(m(9000), fl(10))).toBe(false)
  expect(isUpsideDown(null, m(1))).toBe(false)
})
