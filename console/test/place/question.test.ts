/** Doubts beside a reading: what was likely meant, what is only compared with, and words for every rule. */
import { readdirSync, readFileSync } from 'node:fs'
import { FluentResource } from '@fluent/bundle'
import { describe, expect, test } from 'vitest'
import type { Shapes } from '@/net/api'
import { optionsOf } from '@/parts/place/draft'
import { isMeant, namesAt, textOf } from '@/parts/place/question'
import { Reader } from '@/parts/place/reader.svelte'

const root = new URL('../../../', import.meta.url)
const kunduz = { lat_e7: 367_180_310, lon_e7: 688_622_110 }
const question = (rule: string) => ({ rule, message: '', entered: '', suggestion: kunduz, apart_m: 4_079_000 })

describe('the words of a doubt', () => {
  const rules = readdirSync(new URL('docs/checks', root))
    .map((name) => name.replace('.md', ''))
    .filter((rule) => rule.startsWith('CF-LOC-') && rule > 'CF-LOC-03')

  test.each(['en', 'ar'])('stand in %s for every rule that has a page (R4)', (language) => {
    const text = readFileSync(new URL(`console/src/words/${language}/place.ftl`, root), 'utf8')
    const keys = new Set(new FluentResource(text).body.map((message) => message.id))
    expect(rules).toHaveLength(15)
    expect(rules.filter((rule) => !keys.has(`place-doubt-${rule}`))).toEqual([])
  })
})

describe('what can be used instead', () => {
  test('is what the same digits may mean, and never a place to compare with (R4, R5, R6)', () => {
    const offered = ['CF-LOC-04', 'CF-LOC-09', 'CF-LOC-16', 'CF-LOC-17', 'CF-LOC-18'].map((rule) => isMeant(question(rule)))
    expect(offered).toEqual([true, true, false, false, false])
    expect(isMeant({ ...question('CF-LOC-09'), suggestion: null })).toBe(false)
  })

  test.each([
    ['keeps the digits that were given', { lat_e7: 352_854_000, lon_e7: 401_760_000 }, 8, '35.2854° N, 40.1760° E'],
    ['keeps zeros that were given', { lat_e7: 352_000_000, lon_e7: 401_000_000 }, 72, '35.200° N, 40.100° E'],
    ['tells no more than whole seconds did', { lat_e7: 367_180_556, lon_e7: 688_622_222 }, 22, '36.7181° N, 68.8622° E'],
    ['keeps a grid reference within its own cell', { lat_e7: 367_180_556, lon_e7: 688_622_222 }, 71, '36.7181° N, 68.8622° E'],
    ['keeps whole degrees whole', { lat_e7: -350_000_000, lon_e7: 400_000_000 }, 80_000, '35° S, 40° E'],
    ['ends at a metre', kunduz, 1, '36.71803° N, 68.86221° E'],
  ])('%s (R4)', (_, point, accuracy_m, text) => {
    expect(textOf(point, accuracy_m)).toBe(text)
  })
})

describe('a place to compare with', () => {
  const site = (label: string, centre: Shapes['Point'], active = true) =>
    ({ label, active, place: { area: { shape: 'circle', centre, radius_m: 0 } } }) as never

  test('has the names of what is registered there now (R5, R6)', () => {
    const objects = [site('Clinic', kunduz), site('Gone', kunduz, false), site('School', { ...kunduz, lat_e7: 1 })]
    expect(namesAt(kunduz, objects)).toEqual(['Clinic'])
  })
})

describe('a reading', () => {
  const found = {
    stated: 'x',
    needs_choice: false,
    readings: [{ reading: { point: kunduz, method: 'coordinates', accuracy_m: 1 }, doubts: [question('CF-LOC-04')] }],
  } as never

  test('brings its own doubts, and looking at one changes nothing else (R4)', () => {
    const reader = new Reader()
    reader.text = 'x'
    reader.found = found
    const [before, marks] = [JSON.stringify(reader.draft), reader.marks.length]
    expect(optionsOf(found)[0]?.questions).toHaveLength(1)
    reader.look({ lat_e7: 1, lon_e7: 2 })
    expect(JSON.stringify(reader.draft)).toBe(before)
    expect(reader.marks.length).toBe(marks + 1)
    expect([reader.text, reader.pick]).toEqual(['x', null])
    reader.type('')
    expect(reader.looked).toBeNull()
  })
})
