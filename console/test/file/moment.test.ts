/** Times as officers type them: what is read, and what is refused. */
import { describe, expect, test } from 'vitest'
import { minutesAfter, printMoment, readMoment } from '@/pages/file/moment'

const NOW = new Date('2026-09-17T13:20:30Z')

describe('a time in UTC', () => {
  test.each([
    ['2026-09-17 14:00', '2026-09-17T14:00:00Z'],
    ['2026-09-17T14:00Z', '2026-09-17T14:00:00Z'],
    ['2026-9-7, 4:05 utc', '2026-09-07T04:05:00Z'],
    ['2026-09-17 14:00:07', '2026-09-17T14:00:07Z'],
    ['1400', '2026-09-17T14:00:00Z'],
    ['13:20', '2026-09-17T13:20:00Z'],
    ['13:19', '2026-09-18T13:19:00Z'],
    ['٢٣:٥٥', '2026-09-17T23:55:00Z'],
    ['۰۴:۰۵', '2026-09-18T04:05:00Z'],
  ])('%s is read', (typed, instant) => {
    expect(readMoment(typed, NOW)).toBe(instant)
  })

  test.each(['', '2026-02-31 10:00', '2026-13-01 10:00', '24:00', '12:60', '14:00+03:00', 'noon', '2026-09-17', '17.9.2026 14:00'])(
    '%s is refused',
    (typed) => {
      expect(readMoment(typed, NOW)).toBeNull()
    },
  )

  test('what is printed is read as the same instant', () => {
    for (const at of ['2026-09-17T14:00:00Z', '2026-09-17T14:00:07Z']) expect(readMoment(printMoment(at), NOW)).toBe(at)
  })

  test('a moment from now lies on a whole minute that is not past', () => {
    expect(minutesAfter(NOW, 0)).toBe('2026-09-17T13:21:00Z')
    expect(minutesAfter(NOW, 60)).toBe('2026-09-17T14:21:00Z')
  })
})
