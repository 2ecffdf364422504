/** Where this tab is: the page and what it is about, kept in the address after the hash. */

export const PAGES = ['now', 'map', 'file', 'notice', 'halt', 'log', 'arrangement', 'enrol'] as const
export type Page = (typeof PAGES)[number]

export interface Where {
  page: Page
  /** An id, an invite, or nothing. */
  about: string
}

function read(): Where {
  const [, page = '', ...rest] = location.hash.split('/')
  const known = PAGES.find((name) => name === page)
  return { page: known ?? 'now', about: decodeURIComponent(rest.join('/')) }
}

export const where: Where = $state(read())

addEventListener('hashchange', () => {
  Object.assign(where, read())
  scrollTo(0, 0)
})

/** Return the address of a page. */
export function link(page: Page, about = ''): string {
  return about ? `#/${page}/${encodeURIComponent(about)}` : `#/${page}`
}

/** Go to a page. */
export function go(page: Page, about = ''): void {
  location.hash = link(page, about)
}
