/** Hand files to whoever sits here. */
import { getReceipt } from '@/net/api'
import type { Entry } from '@/net/stream'
import { desk, signed } from '@/state/desk.svelte'
import { nameOfKind } from './kinds'

const RECEIPT = 'application/vnd.checkfire.receipt+json'

/** Save some bytes as a file. */
export function saveFile(content: BlobPart, name: string, type: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([content], { type }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/** Save a signed head; `checkfire log --since` reads it. */
export const saveHead = (note: string, name: string): void => saveFile(note, `${name}.checkpoint.txt`, 'text/plain')

/** `with-a-desk-0022-halt-called.json`, as `checkfire demo` names them. */
export function receiptName(index: number, kind: string, origin = desk.log?.origin ?? ''): string {
  const log = origin.split('/').slice(1).join('-') || origin
  return `${log}-${String(index).padStart(4, '0')}-${nameOfKind(kind).replace(/[^a-z0-9-]+/g, '-')}.json`
}

/** Get the receipt of an entry and save it, byte for byte as the desk gave it. */
export async function saveReceiptOf(entry: Entry): Promise<void> {
  saveFile(await getReceipt(signed(), entry.id), receiptName(entry.index, entry.kind), RECEIPT)
}

/** Save a receipt that is here already. */
export const saveReceipt = (receipt: Uint8Array<ArrayBuffer>, index: number, kind: string): void =>
  saveFile(receipt, receiptName(index, kind), RECEIPT)
