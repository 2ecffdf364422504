/** Hand a receipt to whoever sits here, as a file; it proves the entry without the desk. */
import { getReceipt } from '@/net/api'
import { signed } from '@/state/desk.svelte'
import { nameOfKind } from './saying.svelte'

const TYPE = 'application/vnd.checkfire.receipt+json'

/** Get the receipt of a message and save it. */
export async function saveReceiptOf(id: string, kind: string): Promise<void> {
  saveReceipt(await getReceipt(signed(), id), id, kind)
}

/** Save a receipt that is here already. */
export function saveReceipt(receipt: Uint8Array<ArrayBuffer>, id: string, kind: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([receipt], { type: TYPE }))
  link.download = `${nameOfKind(kind)}-${id}.receipt.json`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
