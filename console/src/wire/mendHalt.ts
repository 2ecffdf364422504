/** A call to stop is taken for what can be read of it: what lies beside the words of its place may be left out. */

import { MalformedError } from './errors'
import type { Mended } from './kind'
import { isObject, read } from './reading'
import { place } from './values'

type Plain = Readonly<Record<string, unknown>>

const BESIDE_THE_WORDS = ['area', 'accuracy_m', 'datum']

/**
 * Return the fields of a call with as much of its place as can be read, and flags for the rest.
 *
 * Where no place can be read the notice is enough; without one, the place stands as it is, to be refused.
 */
export function mendHalt(plain: Plain): Mended {
  const where = plain['where']
  if (where === undefined || where === null || reads(where)) return { plain, flags: [] }
  const mended = isObject(where) ? mendPlace(where) : null
  if (mended) return { plain: { ...plain, where: mended.plain }, flags: mended.flags }
  const isNeeded = plain['notice'] === undefined || plain['notice'] === null
  return isNeeded ? { plain, flags: [] } : { plain: { ...plain, where: null }, flags: ['unreadable:where'] }
}

/** Return a place with what can be read of it, or null where its words cannot. */
function mendPlace(where: Plain): Mended | null {
  const flags: string[] = []
  let mended: Plain = Object.fromEntries(Object.entries(where).filter(([name]) => !BESIDE_THE_WORDS.includes(name)))
  if (!reads({ stated: 'x', method: mended['method'] })) {
    mended = { ...mended, method: 'words' }
    flags.push('unreadable:where.method')
  }
  if (!reads(mended)) return null
  for (const name of BESIDE_THE_WORDS.filter((one) => Object.hasOwn(where, one))) {
    if (reads({ ...mended, [name]: where[name] })) mended = { ...mended, [name]: where[name] }
    else flags.push(`unreadable:where.${name}`)
  }
  return { plain: mended, flags }
}

function reads(where: unknown): boolean {
  try {
    read(place, where, 'place')
    return true
  } catch (fault) {
    if (fault instanceof MalformedError) return false
    throw fault
  }
}
