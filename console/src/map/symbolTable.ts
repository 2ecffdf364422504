/** The symbols that signs carry, as paths; they come with the map, not with the first page. */
export interface Glyph {
  width: number
  height: number
  paths: string[]
  rule: CanvasFillRule
}

/** By what a thing is: the category of a site, or the kind of an object. */
export type Symbols = Record<string, Glyph>

export const SYMBOLS: Symbols = {}
