/** What lies over the page goes away with Escape, and the focus returns to the button that opened it. */
import type { Attachment } from 'svelte/attachments'

export const closesOnEscape: Attachment<HTMLDetailsElement> = (details) => {
  function onKey(event: KeyboardEvent): void {
    const dialog = document.querySelector('dialog[open]')
    if (event.key !== 'Escape' || !details.open || (dialog && !dialog.contains(details))) return
    event.preventDefault()
    details.open = false
    details.querySelector('summary')?.focus()
  }
  addEventListener('keydown', onKey)
  return () => removeEventListener('keydown', onKey)
}
