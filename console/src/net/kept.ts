/** A shelf of this browser's own storage: what lies there survives a closed tab. */

export interface Shelf<T> {
  put(value: T): Promise<void>
  delete(id: string): Promise<void>
  all(): Promise<T[]>
}

/** Return a shelf by its name; its values are told apart by their field `id`. */
export function shelf<T extends { id: string }>(name: string): Shelf<T> {
  const opened = open(name)
  const on = async (mode: IDBTransactionMode): Promise<IDBObjectStore> =>
    (await opened).transaction(name, mode, { durability: 'strict' }).objectStore(name)
  return {
    put: async (value) => void (await done((await on('readwrite')).put(value))),
    delete: async (id) => void (await done((await on('readwrite')).delete(id))),
    all: async () => done<T[]>((await on('readonly')).getAll()),
  }
}

function open(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(`checkfire-${name}`, 1)
  request.onupgradeneeded = () => request.result.createObjectStore(name, { keyPath: 'id' })
  return done(request)
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('the browser does not keep anything'))
  })
}
