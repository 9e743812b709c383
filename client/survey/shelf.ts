import type { Letter, Shelf } from './outbox.ts'

/** Some browsers never answer when asked for a database that they will not give, in milliseconds. */
const PATIENCE = 2_000

const opened = () =>
  new Promise<IDBDatabase>((resolve, reject) => {
    setTimeout(reject, PATIENCE)
    const request = indexedDB.open('outbox')
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore('letter', { keyPath: 'id' }))
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', reject)
  })

/** Resolves once it is on the phone's disk, so that neither a killed tab nor an empty battery takes it. */
async function ask<T>(mode: IDBTransactionMode, question: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const db = await opened()
  return new Promise<T>((resolve, reject) => {
    const transaction = db.transaction('letter', mode, { durability: 'strict' })
    const request = question(transaction.objectStore('letter'))
    transaction.addEventListener('complete', () => resolve(request.result))
    transaction.addEventListener('abort', reject)
  }).finally(() => db.close())
}

/** In IndexedDB, where the service worker finds them too. */
export const shelf: Shelf = {
  letters: () => ask<Letter[]>('readonly', (store) => store.getAll()),
  put: (letter) => ask('readwrite', (store) => store.put(letter)),
  remove: (id) => ask('readwrite', (store) => store.delete(id)),
}
