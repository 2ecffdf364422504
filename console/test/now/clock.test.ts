/** The clock of a halt, by the state that holds: it is in alarm until every stop is stated, and rests once it is verified. */
import { describe, expect, test } from 'vitest'
import type { Halt } from '@/pages/halt/standing'
import { clockOf, paceOf } from '@/pages/halt/times'

const at = (minute: number): string => `2016-09-17T14:${String(minute).padStart(2, '0')}:00Z`
const now = new Date(at(30))
const verified = { party: 'syria', at: at(12), basis: 'seen' }

function halt(more: Partial<Halt>): Halt {
  const none = { stopped: {}, verified_by: null, verified: null, closed_at: null, concerned: ['coalition', 'russia'] }
  return { called_at: at(0), ...none, ...more } as never
}
const both = { coalition: at(8), russia: at(9) }

describe('the clock of a halt', () => {
  test('runs in alarm until everybody concerned has stated a stop (R26)', () => {
    const one = halt({ stopped: { coalition: at(8) } })
    expect([paceOf(halt({})), paceOf(one)]).toEqual(['alarm', 'alarm'])
    expect(clockOf(one, now)).toBe(1800)
  })

  test('runs on, on stops that are stated and not verified', () => {
    const stated = halt({ stopped: both })
    expect([paceOf(stated), clockOf(stated, now)]).toEqual(['stated', 1800])
  })

  test('stands still at the verified stop, and at the closing (R28)', () => {
    const rests = halt({ stopped: both, verified_by: 'syria', verified })
    expect([paceOf(rests), clockOf(rests, now)]).toEqual(['rests', 720])
    const closed = halt({ stopped: both, verified_by: 'syria', verified, closed_at: at(20) })
    expect([paceOf(closed), clockOf(closed, now)]).toEqual(['closed', 1200])
  })

  test('runs in alarm while one stop is verified and another is not stated', () => {
    const one = halt({ stopped: { coalition: at(8) }, verified_by: 'syria', verified })
    expect([paceOf(one), clockOf(one, now)]).toEqual(['alarm', 1800])
  })
})
