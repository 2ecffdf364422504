/** The tour: each step leads to the desks that may take it, and is known by its message. */
import { describe, expect, test } from 'vitest'
import { readAddress } from '@/frame/address'
import { readSeat, seatLink, stepOf, STEPS } from '@/pages/replay/steps'
import { KINDS } from '@/wire/kinds'

const ID = '01573821-50d0-7ea9-99ec-c666cb49f556'

describe('a step of the tour', () => {
  test('is taken by a message that there is, and by no other step’s', () => {
    const kinds = STEPS.flatMap((step) => step.kind ?? [])
    expect(kinds.filter((kind) => !(kind in KINDS))).toEqual([])
    expect(kinds.map(stepOf)).toEqual(STEPS.filter((step) => step.kind).map((step) => step.name))
    expect(stepOf('checkfire.opened/1')).toBeUndefined()
  })

  test('leads to the desk and the page that its address names', () => {
    for (const step of STEPS) {
      for (const desk of step.desks) {
        const { page, about } = readAddress(seatLink(desk, step.page))
        const seat = readSeat(about)
        expect([page, `${seat?.party}/${seat?.desk}`, seat?.to]).toEqual(['sit', desk, { page: step.page, about: '' }])
      }
    }
  })

  test('may lead to a call that runs', () => {
    const seat = readSeat(readAddress(seatLink('russia/duty', 'halt', ID)).about)
    expect(seat).toEqual({ party: 'russia', desk: 'duty', to: { page: 'halt', about: ID } })
  })

  test.each(['', 'russia', 'russia/', '/duty/now', 'russia/duty/nowhere', 'russia/duty/enrol/x', 'russia/duty/sit/a/b', 'russia/duty/halt/x'])(
    'is not led to by “%s”',
    (text) => expect(readSeat(text)).toBeNull(),
  )
})
