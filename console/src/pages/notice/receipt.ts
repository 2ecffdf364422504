/** A receipt, saved as a file byte for byte as the desk gave it. */
import { getReceipt } from '@/net/api'
import { signed } from '@/state/desk.svelte'

/** Ask the desk for the receipt of an entry, and hand it to the browser to keep. */
export async function saveReceipt(id: string, name: string): Promise<void> {
  const bytes = await getReceipt(signed(), id)
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
