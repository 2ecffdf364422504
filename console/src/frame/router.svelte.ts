/** Where this tab is: the page and what it is about, kept in the address after the hash. */
import { link, readAddress, type Page, type Where } from './address'

export { link, type Page }

export const where: Where = $state(readAddress(location.hash))

addEventListener('hashchange', () => {
  Object.assign(where, readAddress(location.hash))
  scrollTo(0, 0)
})

/** Go to a page. */
export function go(page: Page, about = ''): void {
  location.hash = link(page, about)
}
