/** Stated words in runs, so that dates, figures and coordinates keep their order in a line of Arabic.
 *
 * They are held by elements and not by characters: what is signed, and what is copied from the page, stays plain. */
export interface Run {
  text: string
  /** True for what has to keep its own order, from left to right. */
  held: boolean
}

const GRID = /\d{1,2}[C-HJ-NP-X] ?[A-HJ-NP-Z]{2}(?: ?\d+)+\b/
const FIGURE = /(?:[±+-]?\d[\d.:°'"′″-]*(?: ?(?:[NSEWZ]|k?m|ft)\b)?(?:,? ?(?=\d))?)+/
const HELD = new RegExp(`(${GRID.source}|${FIGURE.source})`, 'g')

const LETTER = /\p{L}/gu
const LATIN = /\p{Script=Latin}/u

/** Return words in runs, none lost and none added.
 *
 * In a line of Arabic a figure goes with the Latin word before it, as in `F-16`; held, it would change sides. */
export function runsOf(words: string): Run[] {
  const isLatin = LATIN.test(lettersOf(words)[0] ?? 'a')
  let after = ''
  return words.split(HELD).flatMap((text, at) => {
    if (!text) return []
    const isFigure = at % 2 === 1
    const held = isFigure && (isLatin || !LATIN.test(after))
    if (!isFigure) after = lettersOf(text).at(-1) ?? after
    return [{ text, held }]
  })
}

const lettersOf = (text: string): string[] => text.match(LETTER) ?? []
