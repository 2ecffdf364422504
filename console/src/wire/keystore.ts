/**
 * The keys of this browser, in IndexedDB: database `checkfire`, object store `keys`.
 *
 * A browser that keeps nothing for this page, such as one with storage switched off, refuses with its own
 * `DOMException`.
 */

const DATABASE = 'checkfire'
const STORE = 'keys'
const VERSION = 1

/** One key with the desk that it speaks for. */
export interface StoredKey {
  readonly id: string
  readonly party: string
  readonly desk: string
  /** The log that the desk keeps. */
  readonly origin: string
  /** The log's public key, as its text. */
  readonly logKey: string
  /** The public half in base64. */
  readonly publicKey: string
  /** The private half; nothing can read it out. */
  readonly privateKey: CryptoKey
  readonly label: string
  /** The one-time link that it redeemed: opened again, it leads to this key. */
  readonly invite: string
  /** When it was made, as an instant of the wire. */
  readonly createdAt: string
}

/** Keep a key, in place of one with the same id; it is kept when this resolves. */
export async function putKey(key: StoredKey): Promise<void> {
  await inStore('readwrite', (store) => store.put(key))
}

/** Return the key with an id, or undefined. */
export async function getKey(id: string): Promise<StoredKey | undefined> {
  return inStore('readonly', (store) => store.get(id) as IDBRequest<StoredKey | undefined>)
}

/** Return all keys, by id. */
export async function listKeys(): Promise<readonly StoredKey[]> {
  return inStore('readonly', (store) => store.getAll() as IDBRequest<StoredKey[]>)
}

/** Remove the key with an id, if there is one; nothing brings it back. */
export async function deleteKey(id: string): Promise<void> {
  await inStore('readwrite', (store) => store.delete(id))
}

async function inStore<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await opened()
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(STORE, mode, { durability: 'strict' })
      const request = ask(transaction.objectStore(STORE))
      transaction.oncomplete = () => resolve(request.result)
      transaction.onabort = () => reject(transaction.error ?? new DOMException('Not kept.', 'AbortError'))
    })
  } finally {
    database.close()
  }
}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, VERSION)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new DOMException('Not opened.', 'UnknownError'))
  })
}
