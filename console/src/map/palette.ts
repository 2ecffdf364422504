/** The colours of the map, read from the style sheet, so that a canvas follows light and dark like the page. */
const NAMES = [
  'land', 'water', 'water-line', 'water-name', 'border', 'admin', 'disputed', 'name', 'town', 'edge',
  'halo', 'label', 'plate', 'glyph', 'route', 'graticule', 'mgrs', 'past',
  'halt', 'halt-sign', 'halt-fill', 'ask', 'ask-sign', 'ask-fill', 'drill', 'drill-fill', 'draft', 'draft-fill',
] as const
export type Colour = (typeof NAMES)[number]
export type Palette = Record<Colour, string>

export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element)
  return Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue(`--map-${name}`).trim()])) as Palette
}

/** Call `changed` whenever light turns to dark or back; call what is returned to stop that. */
export function onTheme(changed: () => void): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const chosen = new MutationObserver(changed)
  chosen.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  dark.addEventListener('change', changed)
  return () => {
    chosen.disconnect()
    dark.removeEventListener('change', changed)
  }
}
