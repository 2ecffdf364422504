/** Heights as an officer types them: a number, its unit and what it is measured from. */
import type { Shapes } from '@/net/api'

type Height = Shapes['Height']

/** Unit and reference in one choice, as people say them. */
export const MEASURES = {
  'm-amsl': { unit: 'm', reference: 'amsl' },
  'm-agl': { unit: 'm', reference: 'agl' },
  'ft-amsl': { unit: 'ft', reference: 'amsl' },
  'ft-agl': { unit: 'ft', reference: 'agl' },
  fl: { unit: 'hundred-ft', reference: 'fl' },
} as const satisfies Record<string, Pick<Height, 'unit' | 'reference'>>
export type Measure = keyof typeof MEASURES

export interface End {
  text: string
  measure: Measure
}

const [LEAST, MOST] = [-10_000, 200_000]
const UNIT_M = { m: 1, ft: 0.3048, 'hundred-ft': 30.48 } as const

/** Return the height of an end, null where it is left open, or undefined where it is no whole number. */
export function readEnd({ text, measure }: End): Height | null | undefined {
  const typed = text.trim().replace(/^fl/i, '').replace(/[\s,]/g, '')
  if (!typed) return null
  const value = /^-?\d{1,6}$/.test(typed) ? Number(typed) : Number.NaN
  return value >= LEAST && value <= MOST ? { value, ...MEASURES[measure] } : undefined
}

/** Tell whether the upper end lies below the lower end over the same reference. */
export function isUpsideDown(lower: Height | null, upper: Height | null): boolean {
  if (!lower || !upper || lower.reference !== upper.reference) return false
  return upper.value * UNIT_M[upper.unit] < lower.value * UNIT_M[lower.unit]
}

/** Return an end as it is typed. */
export function typeEnd(height: Height | null | undefined): End {
  const found = Object.entries(MEASURES).find(
    ([, how]) => how.unit === height?.unit && how.reference === height.reference,
  )
  return height && found ? { text: String(height.value), measure: found[0] as Measure } : { text: '', measure: 'm-amsl' }
}
