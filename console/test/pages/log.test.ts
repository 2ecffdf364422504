import { describe, expect, it } from 'vitest'
import { formOfKind, lookAt } from '@/pages/log/look'
import { rowsOf } from '@/pages/log/rows'
import { isRead, unread, withSpan } from '@/pages/log/spans'
import type { Entry } from '@/net/stream'

const at = (index: number, received_at = '2026-11-24T10:00:00Z'): Entry => ({ id: `id ${index}`, index, received_at }) as Entry

describe('what was read of a log', () => {
  it('joins stretches that touch and keeps others apart', () => {
    const spans = withSpan(withSpan([{ from: 900, to: Infinity }], { from: 100, to: 200 }), { from: 200, to: 300 })
    expect(spans).toEqual([
      { from: 100, to: 300 },
      { from: 900, to: Infinity },
    ])
    expect(unread(spans)).toEqual([
      { from: 0, to: 100 },
      { from: 300, to: 900 },
    ])
  })

  it('has no gap once everything was read', () => {
    expect(unread(withSpan([{ from: 150, to: Infinity }], { from: 0, to: 150 }))).toEqual([])
  })

  it('knows what was read', () => {
    const spans = [{ from: 10, to: 20 }]
    expect([9, 10, 19, 20].map((index) => isRead(spans, index))).toEqual([false, true, true, false])
  })
})

describe('the rows of a log', () => {
  it('puts a stretch that was not read where its entries would stand', () => {
    const rows = rowsOf([at(12), at(11), at(3)], [{ from: 0, to: 3 }, { from: 5, to: 11 }])
    expect(rows.map((row) => (row.as === 'entry' ? row.entry.index : row.as))).toEqual(['day', 12, 11, 'unread', 3, 'unread'])
  })

  it('names a day once, and again where the clock was set back', () => {
    const rows = rowsOf([at(3), at(2, '2026-11-25T00:00:00Z'), at(1)], [])
    expect(rows.flatMap((row) => (row.as === 'day' ? row.day : []))).toEqual(['2026-11-24', '2026-11-25', '2026-11-24'])
    expect(new Set(rows.map((row) => row.key)).size).toBe(rows.length)
  })
})

describe('a value of a message', () => {
  const look = (kind: string, field: string, value: unknown): string =>
    lookAt(formOfKind(`checkfire.${kind}/1`)?.fields[field]?.shape, value, field).as

  it.each([
    ['halt-called', 'what', 'A clinic is hit', 'text'],
    ['key-enrolled', 'label', 'duty desk', 'text'],
    ['key-enrolled', 'party', 'coalition', 'text'],
    ['key-enrolled', 'public_key', `${'A'.repeat(43)}=`, 'raw'],
    ['key-enrolled', 'invite', 'ab'.repeat(32), 'raw'],
    ['answered', 'answer', 'no-concern', 'words'],
    ['answered', 'object', '01573821-50d0-7ea9-99ec-c666cb49f556', 'id'],
    ['silence-recorded', 'answer_by', '2016-09-17T13:31:30Z', 'time'],
    ['halt-delivered', 'desk', { party: 'russia', desk: 'duty' }, 'desk'],
    ['policy-set', 'ladder_s', [30, 60], 'row'],
    ['policy-set', 'ladder_s', [], 'words'],
    ['fire-reported', 'strikes', 3, 'figure'],
    ['notice-filed', 'activity', {}, 'fields'],
    ['notice-filed', 'weather', { cloud_pct: 40 }, 'raw'],
  ] as const)('of %s, %s, is shown as what it is', (kind, field, value, as) => {
    expect(look(kind, field, value)).toBe(as)
  })
})
