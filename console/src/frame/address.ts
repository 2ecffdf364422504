/** Addresses after the hash: which page, and what it is about. Every text gives one, a broken one too. */
import { isMessageId } from '@/wire/id'

export const PAGES = ['now', 'map', 'file', 'notice', 'halt', 'log', 'arrangement', 'enrol', 'sit'] as const
export type Page = (typeof PAGES)[number] | 'unknown'

export interface Where {
  page: Page
  /** An id, an invite, a seat, or nothing. */
  about: string
}

const HOME = ['', '#', '#/']
const ABOUT_ONE = ['notice', 'halt']
const NOWHERE: Where = { page: 'unknown', about: '' }

/** Return where an address leads; one that leads nowhere is `unknown`. */
export function readAddress(hash: string): Where {
  if (HOME.includes(hash)) return { page: 'now', about: '' }
  const [mark, name, ...rest] = hash.split('/')
  const [page, about] = [PAGES.find((known) => known === name), decode(rest.join('/'))]
  if (mark !== '#' || !page || about === null) return NOWHERE
  return ABOUT_ONE.includes(page) && !isMessageId(about) ? NOWHERE : { page, about }
}

/** Return the address of a page. */
export function link(page: Page, about = ''): string {
  return about ? `#/${page}/${encodeURIComponent(about)}` : `#/${page}`
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
