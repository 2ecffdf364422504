import { describe, expect, it } from 'vitest'
import { printFigure, readFigure } from '@/pages/arrangement/figures'
import { isSlug, suggestSlug } from '@/pages/arrangement/slug'

describe('figures of the mission', () => {
  it.each([
    ['answer_within_s', '1800', 1800],
    ['answer_within_s', '0', null],
    ['answer_within_s', '31622400', 31_622_400],
    ['answer_within_s', '31622401', null],
    ['answer_within_s', '1.5', null],
    ['answer_within_s', '', null],
    ['nearest_within_m', '0', 0],
    ['nearest_within_m', '500001', null],
    ['ladder_s', '30, 60,120 300', [30, 60, 120, 300]],
    ['ladder_s', '30, 30', null],
    ['ladder_s', '60, 30', null],
    ['ladder_s', '1 2 3 4 5 6 7 8 9', null],
    ['ladder_s', '', null],
  ] as const)('reads %s from “%s”', (name, text, value) => {
    expect(readFigure(name, text)).toEqual(value)
  })

  it('prints what it reads', () => {
    expect(printFigure(readFigure('ladder_s', '30,60') ?? undefined)).toBe('30, 60')
  })
})

describe('short names', () => {
  it.each([
    ['Médecins du Fleuve', 'medecins-du-fleuve'],
    ['  UN / OCHA  ', 'un-ocha'],
    ['3rd Army', 'rd-army'],
    ['الهلال', ''],
    ['x'.repeat(60), 'x'.repeat(40)],
  ])('suggests one for “%s”', (name, slug) => {
    expect(suggestSlug(name)).toBe(slug)
    expect(slug === '' || isSlug(slug)).toBe(true)
  })
})
