/** Stated words on the screen: what must not turn round in a line of Arabic is held, and no character is lost. */
import { describe, expect, test } from 'vitest'
import { runsOf } from '@/parts/runs'
import { drawnDraft } from '@/parts/place/draft'

const heldIn = (words: string): string[] => runsOf(words).filter((run) => run.held).map((run) => run.text)

describe('stated words on the screen', () => {
  test.each([
    ['35.23523° N, 40.17599° E', ['35.23523° N, 40.17599° E']],
    ['مرسوم: 2484 m حول 35.2° N, 40.1° E', ['2484 m', '35.2° N, 40.1° E']],
    ['2016-09-17 14:00Z', ['2016-09-17 14:00Z']],
    ['المربع 37S FU 07047 96330 شرقًا', ['37S FU 07047 96330']],
    ['3 metres', ['3']],
    ['طائرة F-16 من 14:00Z حتى 15:00Z', ['14:00Z', '15:00Z']],
    ['Depot 7, 35.2° N', ['7, 35.2° N']],
    ['no figures', []],
  ])('%s', (words, held) => {
    expect(heldIn(words)).toEqual(held)
    expect(runsOf(words).map((run) => run.text).join('')).toBe(words)
  })

  test('hold what was drawn, whose words are signed without any mark for the screen (R1)', () => {
    const centre = { lat_e7: 352_000_000, lon_e7: 401_000_000 }
    const { stated } = drawnDraft({ shape: 'circle', centre, radius_m: 2000 }, centre, '')
    expect(stated).not.toMatch(/[\u2066-\u2069]/)
    expect(heldIn(stated)).toEqual(['2000 m', '35.20000° N, 40.10000° E'])
  })
})
