/** A shelf of this browser's own storage: what lies there survives a closed tab, and every tab sees it. */

export interface Shelf<T> {
  put(value: T): Promise<void>
  delete(id: string): Promise<void>
  get(id: string): Promise<T | undefined>
  /** Return what has one of these values in the field that the shelf is sorted by. */
  having(values: readonly string[]): Promise<T[]>
  all(): Promise<T[]>
}

const VERSION = 2

/** Return a shelf by its name; its values are told apart by their field `id`, and sorted by another. */
export function shelf<T extends { id: string }>(name: string, sortedBy: keyof T & string): Shelf<T> {
  const opened = open(name, sortedBy)
  const on = async (mode: IDBTransactionMode): Promise<IDBObjectStore> =>
    (await opened).transaction(name, mode, { durability: 'strict' }).objectStore(name)
  return {
    put: async (value) => void (await done((await on('readwrite')).put(value))),
    delete: async (id) => void (await done((await on('readwrite')).delete(id))),
    get: async (id) => done<T | undefined>((await on('readonly')).get(id)),
    having: async (values) => {
      const sorted = (await on('readonly')).index(sortedBy)
      return (await Promise.all(values.map((value) => done<T[]>(sorted.getAll(value))))).flat()
    },
    all: async () => done<T[]>((await on('readonly')).getAll()),
  }
}

function open(name: string, sortedBy: string): Promise<IDBDatabase> {
  const request = indexedDB.open(`checkfire-${name}`, VERSION)
  request.onupgradeneeded = () => {
    const [database, during] = [request.result, request.transaction]
    const store = database.objectStoreNames.contains(name)
      ? during!.objectStore(name)
      : database.createObjectStore(name, { keyPath: 'id' })
    if (!store.indexNames.contains(sortedBy)) store.createIndex(sortedBy, sortedBy)
  }
  // A tab with an older page would keep a newer one from opening the shelf.
  request.onsuccess = () => (request.result.onversionchange = () => request.result.close())
  return done(request)
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('the browser does not keep anything')))
  })
}
