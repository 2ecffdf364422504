/** The families of what is drawn, and the symbol of each; shared by the map and the list. */
import type { Mark } from './contract'
import { OBJECT_SYMBOLS, SITE_SYMBOLS, type SymbolId } from './symbols/table'

/** What stands in the list, and is drawn where it has a place. */
export type Operational = 'site' | 'movement' | 'position' | 'notice' | 'halt'
export type Family = Operational | 'draft' | Mark['kind']

/** True for what a page points at, and does not come from the desk. */
export const isAid = (family: Family): boolean => ['draft', 'reading', 'rival', 'landmark'].includes(family)

export function symbolOf(family: Family, category = ''): SymbolId | null {
  if (family === 'site') return category in SITE_SYMBOLS ? SITE_SYMBOLS[category as keyof typeof SITE_SYMBOLS] : SITE_SYMBOLS.other
  return family in OBJECT_SYMBOLS ? OBJECT_SYMBOLS[family as keyof typeof OBJECT_SYMBOLS] : null
}
