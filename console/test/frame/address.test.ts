/** Addresses: every one leads to a page, a broken one to the page that says so. */
import { describe, expect, test } from 'vitest'
import { link, PAGES, readAddress } from '@/frame/address'

const ID = '01573821-50d0-7ea9-99ec-c666cb49f556'
const NOWHERE = { page: 'unknown', about: '' }

describe('an address', () => {
  test.each([
    ['', 'now', ''],
    ['#', 'now', ''],
    ['#/', 'now', ''],
    ['#/now', 'now', ''],
    [`#/halt/${ID}`, 'halt', ID],
    [`#/notice/${ID}`, 'notice', ID],
    [`#/file/${ID}`, 'file', ID],
    ['#/log/48', 'log', '48'],
    ['#/enrol/eyJkZXNr.c2ln', 'enrol', 'eyJkZXNr.c2ln'],
  ])('“%s” leads to %s', (hash, page, about) => {
    expect(readAddress(hash)).toEqual({ page, about })
  })

  test.each([
    '#/halt/%E0%A4%A',
    '#/log/%',
    '#/enrol/%ff',
    '#/notice/..%2f',
    '#/notice/..',
    '#/notice/../v1/log',
    '#/halt/',
    '#/notice',
    `#/halt/${ID}/more`,
    `#/halt/${ID.toUpperCase()}`,
    '#/nowhere',
    '#/unknown',
    '#/__proto__',
    '#/constructor/x',
    '#/toString',
    '#//',
    '#//now',
    '#now',
    '#page',
    '#?/now',
  ])('“%s” leads nowhere, and says so', (hash) => {
    expect(readAddress(hash)).toEqual(NOWHERE)
  })

  test('is read as it was made', () => {
    for (const about of ['', 'a/b', 'ä?#%', '..']) expect(readAddress(link('log', about))).toEqual({ page: 'log', about })
    expect(PAGES.map((page) => readAddress(link(page, ID)).page)).toEqual([...PAGES])
  })
})
