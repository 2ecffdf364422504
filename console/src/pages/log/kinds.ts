/** Kinds of messages for people: in words, and by the family that they belong to. */
import { ANSWERS } from '@/wire/answers'
import { ARRANGEMENT } from '@/wire/arrangement'
import { CALLS } from '@/wire/calls'
import { HALTS } from '@/wire/halts'
import { BODY } from '@/wire/kind'
import { findKind, isKindName } from '@/wire/kinds'
import { NOTICES } from '@/wire/notices'
import { REGISTER } from '@/wire/register'
import { t } from '@/words/index.svelte'

const KINDS_OF = {
  arrangement: ARRANGEMENT,
  register: REGISTER,
  notices: NOTICES,
  answers: ANSWERS,
  halts: HALTS,
  calls: CALLS,
} as const

export type Family = keyof typeof KINDS_OF | 'other'

export const FAMILIES = [...(Object.keys(KINDS_OF) as (keyof typeof KINDS_OF)[]), 'other'] as const

/** Return the family of a kind; a kind that this version does not know is of none. */
export function familyOf(kind: string): Family {
  return FAMILIES.find((family) => family !== 'other' && Object.hasOwn(KINDS_OF[family], kind)) ?? 'other'
}

/** `halt-called` */
export const nameOfKind = (kind: string): string => kind.replace(/^checkfire\./, '').replace(/\/\d+$/, '')

/** Return a kind in words; one that this version does not know stays as it is. */
export const kindInWords = (kind: string): string =>
  isKindName(kind) ? t(`log-kind-${nameOfKind(kind)}`) : kind

/** Return the name of a part in words; one that the kind does not have stays as it is. */
export function partInWords(kind: string, part: string): string {
  const known = isKindName(kind) ? [BODY, ...Object.keys(findKind(kind)?.parts ?? {})] : []
  return known.includes(part) ? t(`log-part-${part}`) : part
}
