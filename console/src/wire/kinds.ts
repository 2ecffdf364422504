/**
 * Every kind of message that this version knows, by its wire name, with the type of its fact.
 *
 * A test holds the list against docs/formats/examples/kinds.json, which comes from the desk's own code.
 */

import { ANSWERS } from './answers'
import { ARRANGEMENT } from './arrangement'
import { CALLS } from './calls'
import { HALTS } from './halts'
import type { Kind } from './kind'
import { NOTICES } from './notices'
import { REGISTER } from './register'
import type { Said } from './shape'

/** The kinds by wire name. */
export const KINDS = { ...ARRANGEMENT, ...REGISTER, ...NOTICES, ...ANSWERS, ...HALTS, ...CALLS } as const

/** The wire name of a known kind, such as `checkfire.halt-called/1`. */
export type KindName = keyof typeof KINDS

/** The fact of a known kind: its fields by their wire names, flat, whatever part they stand in. */
export type FactOf<K extends KindName> = Said<(typeof KINDS)[K]['fact']>

/** Return a kind by its wire name, or null if it is not known. */
export function findKind(name: string): Kind | null {
  return isKindName(name) ? KINDS[name] : null
}

/** Tell whether a wire name is that of a known kind. */
export function isKindName(name: string): name is KindName {
  return Object.hasOwn(KINDS, name)
}
