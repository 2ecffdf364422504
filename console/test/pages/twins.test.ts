/** Near-duplicates on the map page: each names the other, the nearest first, and both stay rows of their own. */
import { describe, expect, test } from 'vitest'
import { rowsOf } from '@/pages/map/rows'

const site = (id: string) => ({ id, label: `Site ${id}`, kind: 'site', active: true, status: '', history: [], place: null }) as never
const twins = [
  { rule: 'CF-LOC-18', one: 'a', other: 'b', apart_m: 120 },
  { rule: 'CF-LOC-18', one: 'a', other: 'c', apart_m: 40 },
]

describe('near-duplicates', () => {
  test('name each other and are never merged (R6)', () => {
    const rows = rowsOf({ objects: ['a', 'b', 'c', 'd'].map(site), twins, notices: [], halts: [] })
    expect(rows.map((row) => [row.id, row.twins.map(({ name, apart_m }) => `${name} ${apart_m}`)])).toEqual([
      ['a', ['Site c 40', 'Site b 120']],
      ['b', ['Site a 120']],
      ['c', ['Site a 40']],
      ['d', []],
    ])
  })
})
