/** R18: a late answer stands beside the silence that it came after, and never instead of it. */
import { describe, expect, test } from 'vitest'
import type { Entry } from '@/net/stream'
import type { Recipient } from '@/pages/notice/notice'
import { cameLate, lateAnswer } from '@/pages/notice/late'

const [noon, later] = ['2016-09-17T12:04:00Z', '2016-09-17T12:31:00Z']
const row = (silent_at: string | null, ...at: string[]): Recipient =>
  ({ silent_at, answers: at.map((when) => ({ at: when, answer: 'no-concern' })) }) as never

const entry = (index: number, kind: string, party: string, body: object = {}): Entry =>
  ({ index, kind: `checkfire.${kind}/1`, sender: { party, desk: 'duty' }, parts: { body } }) as never
const silence = (index: number, party: string) => entry(index, 'silence-recorded', 'desk', { party })

describe('a late answer', () => {
  test('is told with the silence before it', () => {
    expect(lateAnswer(row(noon, later))).toMatchObject({ silent_at: noon, given: { at: later } })
  })

  test('is none without silence, and silence without an answer is no answer', () => {
    expect([lateAnswer(row(null, later)), lateAnswer(row(noon))]).toEqual([null, null])
  })

  test('is marked in the history by the silence of the same party', () => {
    const answer = entry(9, 'answered', 'bravo')
    expect(cameLate(answer, [silence(7, 'bravo'), answer])).toBe(true)
    expect(cameLate(answer, [silence(7, 'charlie'), answer])).toBe(false)
    expect(cameLate(answer, [answer, silence(11, 'bravo')])).toBe(false)
  })

  test('is in time again once the notice was amended', () => {
    const answer = entry(9, 'answered', 'bravo')
    expect(cameLate(answer, [silence(5, 'bravo'), entry(7, 'notice-amended', 'alpha'), answer])).toBe(false)
  })

  test('is nothing but an answer', () => {
    expect(cameLate(entry(9, 'acknowledged', 'bravo'), [silence(7, 'bravo')])).toBe(false)
  })
})
