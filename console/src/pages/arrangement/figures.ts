/** Figures of the mission, with their units in words. */
import { t } from '@/words/index.svelte'

/** The figures that the neutral desk sets: their names on the wire, and what they count. */
export const FIGURES = {
  answer_within_s: 'seconds',
  ladder_s: 'ladder',
  reopen_within_s: 'seconds',
  nearest_within_m: 'metres',
  concerned_within_m: 'metres',
  rival_within_m: 'metres',
  rival_apart_m: 'metres',
} as const

export type Figure = keyof typeof FIGURES
export const NAMES = Object.keys(FIGURES) as Figure[]

/** The mission's figures as they stand, by their names on the wire. */
export type Policy = Partial<Record<Figure, number | readonly number[]>>

export const MAX_S = 366 * 86_400
export const MAX_M = 500_000
export const MAX_STEPS = 8

const UNITS_S = [
  ['days', 86_400],
  ['hours', 3_600],
  ['minutes', 60],
  ['seconds', 1],
] as const

/** `1 hour 30 minutes` */
export function durationInWords(seconds_s: number): string {
  let rest = Math.max(0, Math.floor(seconds_s))
  const parts: string[] = []
  for (const [unit, size_s] of UNITS_S) {
    const count = Math.floor(rest / size_s)
    rest -= count * size_s
    if (count) parts.push(t(`arrangement-${unit}`, { count }))
  }
  return parts.join(' ') || t('arrangement-seconds', { count: 0 })
}

/** `2 hours`: the largest unit alone, for what is only roughly of interest. */
export function ageInWords(seconds_s: number): string {
  const [unit, size_s] = UNITS_S.find(([, size]) => seconds_s >= size) ?? (['seconds', 1] as const)
  return t(`arrangement-${unit}`, { count: Math.floor(seconds_s / size_s) })
}

/** `15 kilometres`, `800 metres` */
export function distanceInWords(distance_m: number): string {
  const isShort = distance_m < 1_000
  return t(isShort ? 'arrangement-metres' : 'arrangement-kilometres', { count: isShort ? distance_m : distance_m / 1_000 })
}

/** Return a figure in words. */
export function figureInWords(name: Figure, value: number | readonly number[] | undefined): string {
  if (value === undefined) return '–'
  const all = typeof value === 'number' ? [value] : value
  return all.map((one) => (FIGURES[name] === 'metres' ? distanceInWords(one) : durationInWords(one))).join(' · ')
}

/** Return what was typed as a figure, or null where it cannot be one. */
export function readFigure(name: Figure, text: string): number | readonly number[] | null {
  if (FIGURES[name] === 'ladder') return readLadder(text)
  const isDistance = FIGURES[name] === 'metres'
  return readWhole(text.trim(), isDistance ? 0 : 1, isDistance ? MAX_M : MAX_S)
}

/** `30, 60, 120, 300` */
export const printFigure = (value: number | readonly number[] | undefined): string =>
  typeof value === 'number' ? String(value) : (value ?? []).join(', ')

function readLadder(text: string): readonly number[] | null {
  const steps = text.split(/[\s,;،]+/).filter(Boolean).map((one) => readWhole(one, 1, MAX_S))
  const isRising = steps.every((step, at) => step !== null && (at === 0 || step > (steps[at - 1] ?? 0)))
  return steps.length > 0 && steps.length <= MAX_STEPS && isRising ? (steps as number[]) : null
}

function readWhole(text: string, least: number, most: number): number | null {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN
  return value >= least && value <= most ? value : null
}
