/** Stated words on the screen: what must not turn round in a line of Arabic is isolated, and no character is lost. */
import { expect, test } from 'vitest'
import { shielded } from '@/pages/notice/notice'

const held = (text: string): string[] => [...shielded(text).matchAll(/\u2066([^\u2069]*)\u2069/g)].map((found) => found[1]!)

test.each([
  ['35.23523° N, 40.17599° E', ['35.23523° N, 40.17599° E']],
  ['مرسوم: 2484 m حول 35.2° N, 40.1° E', ['2484', '35.2° N, 40.1° E']],
  ['2016-09-17 14:00Z', ['2016-09-17 14:00Z']],
  ['no figures', []],
])('%s', (text, runs) => {
  expect(held(text)).toEqual(runs)
  expect(shielded(text).replace(/[\u2066-\u2069]/g, '')).toBe(text)
})
