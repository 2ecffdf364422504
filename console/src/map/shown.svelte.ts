/** Which layers this browser shows; the operational ones cannot be turned off. */
import { LAYERS, type Shown } from './contract'

const KEPT = 'checkfire.map-layers'
const AT_FIRST: Shown = { basemap: true, graticule: true, mgrs: false }

function read(): Shown {
  const kept = localStorage.getItem(KEPT)?.split(' ')
  return kept ? (Object.fromEntries(LAYERS.map((layer) => [layer, kept.includes(layer)])) as Shown) : AT_FIRST
}

export const shown: Shown = $state(read())

export function turn(layer: keyof Shown, on: boolean): void {
  shown[layer] = on
  localStorage.setItem(KEPT, LAYERS.filter((name) => shown[name]).join(' '))
}
