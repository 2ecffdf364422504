/** R18: whoever files a notice knows how long its recipients have, before it is filed. */
import { describe, expect, test } from 'vitest'
import { answering } from '@/pages/file/answering'

const NOW = new Date('2026-09-17T13:02:30Z')
const HOUR_S = 3600
const at = (clock: string): string => `2026-09-17T${clock}Z`

describe('the time to answer', () => {
  test.each([
    ['without a start it is the mission’s', null, null, '14:02:00', false, false],
    ['with a late start it is the mission’s', '15:00:00', null, '14:02:00', false, false],
    ['it ends with a start that is sooner', '13:05:30', null, '13:05:30', true, false],
    ['it ends with a start in a second', '13:02:31', null, '13:02:31', true, false],
    ['a start that just passed shortens nothing, and is told', '13:02:30', null, '14:02:00', false, true],
    ['a start long ago as well', '12:00:00', null, '14:02:00', false, true],
    ['a start within the last minute is no shortage', '14:01:00', null, '14:01:00', false, false],
    ['a start two minutes before is one', '14:00:00', null, '14:00:00', true, false],
    ['what is asked for counts', '18:00:00', '17:00:00', '17:00:00', false, false],
    ['little that is asked for is little', '18:00:00', '13:10:00', '13:10:00', true, false],
    ['what is asked for may lie after the start', '13:10:00', '17:00:00', '17:00:00', false, true],
  ])('%s', (_name, start, by, until, isShort, isLate) => {
    const given = answering({ now: NOW, startsAt: start && at(start), answerBy: by && at(by), within_s: HOUR_S })
    const left_s = (Date.parse(at(until)) - NOW.getTime()) / 1000
    expect(given).toEqual({ until: at(until), left_s, isShort, isLate })
  })

  test('is never less than nothing', () => {
    expect(answering({ now: NOW, startsAt: null, answerBy: at('13:00:00'), within_s: HOUR_S }).left_s).toBe(0)
  })

  test('follows the mission’s own figure', () => {
    expect(answering({ now: NOW, startsAt: at('14:00:00'), answerBy: null, within_s: 600 })).toMatchObject({
      until: at('13:12:00'),
      isShort: false,
    })
  })
})
