/** The colours of the map, read from the style sheet, so that a canvas follows light and dark like the page. */
const NAMES = [
  'land', 'water', 'water-line', 'water-name', 'border', 'admin', 'disputed', 'name', 'town', 'edge',
  'halo', 'label', 'plate', 'glyph', 'route', 'graticule', 'mgrs', 'past',
  'halt', 'halt-sign', 'halt-fill', 'ask', 'ask-sign', 'ask-fill', 'drill', 'drill-fill', 'draft', 'draft-fill',
] as const
export type Colour = (typeof NAMES)[number]
export type Palette = Record<Colour, string>

export function readPalette(element: Element): Palette {
  // A property by itself still says `light-dark(...)`; only a colour made of it is one that a canvas knows.
  const probe = element.appendChild(document.createElement('span'))
  probe.hidden = true
  const resolve = (name: Colour): string => {
    probe.style.color = `var(--map-${name})`
    return getComputedStyle(probe).color
  }
  const palette = Object.fromEntries(NAMES.map((name) => [name, resolve(name)])) as Palette
  probe.remove()
  return palette
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
