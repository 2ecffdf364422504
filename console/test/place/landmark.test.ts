/** A chosen landmark beside the words that were stated: on the rows of the list, on the map, and in words. */
import { describe, expect, test } from 'vitest'
import type { Shapes } from '@/net/api'
import { itemsOf } from '@/map/items'
import { choose, rowsOf } from '@/pages/map/rows'
import { printLandmark } from '@/parts/place/landmark'

const centre = { lat_e7: 352_000_000, lon_e7: 401_000_000 }
const place = { stated: '9 km south of the airfield', method: 'phrase', area: { shape: 'circle', centre, radius_m: 500 } }
const window = { starts_at: '2016-09-17T13:45:00Z', ends_at: '2016-09-17T15:25:00Z' }

function notice(read_from: string | null): Shapes['NoticeView'] {
  const activity = { place, window }
  return { id: 'n', notifier: 'alpha', drill: false, life: 'announced', activity, read_from, summary: 'Flights' } as never
}

const halt = (where: unknown): Shapes['HaltView'] =>
  ({ id: 'h', drill: false, what: 'A clinic', caller: 'bravo', state: 'called', closed_at: null, notice: 'n', where }) as never

const wanted = { text: '', kind: '', past: false, within: null } as const
const plain = (text: string): string => text.replace(/[\u2066-\u2069]/g, '')

describe('the landmark that was chosen', () => {
  test('stands beside the words of a notice, and the words stay as stated (R1, R2)', () => {
    const [row] = rowsOf({ objects: [], twins: [], notices: [notice('Airfield (airfield)')], halts: [] })
    expect([row?.readFrom, row?.place?.stated]).toEqual(['Airfield (airfield)', place.stated])
  })

  test('stands beside a call that names the notice for its place, and beside no other', () => {
    const rows = (where: unknown) => rowsOf({ objects: [], twins: [], notices: [notice('Airfield (airfield)')], halts: [halt(where)] })
    expect(rows(null)[0]?.readFrom).toBe('Airfield (airfield)')
    expect(rows(place)[0]?.readFrom).toBeNull()
  })

  test('finds its row', () => {
    const rows = rowsOf({ objects: [], twins: [], notices: [notice('Tabqa (airfield)')], halts: [] })
    const found = (text: string) => choose(rows, { ...wanted, text }, null, String).length
    expect([found('tabqa'), found('palmyra')]).toEqual([1, 0])
  })

  test('is in the long label on the map, and nothing is where nothing was chosen', () => {
    const label = (from: string | null) =>
      itemsOf({ objects: [], notices: [notice(from)], halts: [], draft: null, marks: [] })[0]
    expect(plain(label('Airfield (airfield)')?.longLabel ?? '')).toContain('Airfield (airfield)')
    expect(label(null)?.longLabel).toBe(label(null)?.label)
  })

  test('is said with its kind in the words of the reader, and else as it was recorded', () => {
    expect(plain(printLandmark('Tabqa (city)'))).toBe('Tabqa (city)')
    expect(printLandmark('Tabqa (dam)')).toBe('Tabqa (dam)')
  })
})
