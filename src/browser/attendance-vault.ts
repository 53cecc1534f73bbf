/** What a trainer's device keeps until the network is back: sealed under a key that no script can take out of it. */
export type Waiting = {
  id: string
  slot: string
  ticket: string
  enrolment: string
  signature: string
  signatureTyped: string
  deviceAt: number
}

type Store = 'keys' | 'queue' | 'page'
type Sealed = { id: string; iv: Uint8Array<ArrayBuffer>; body: ArrayBuffer }

export const keep = (waiting: Waiting): Promise<void> => alone(() => put('queue', 'queue', waiting.id, waiting))

export async function waitingOnes(): Promise<Waiting[]> {
  const sealed = await ask<Sealed[]>('queue', 'readonly', (store) => store.getAll())
  const opened = await Promise.all(sealed.map((one) => unseal<Waiting>('queue', one)))
  return opened.filter((one) => one !== null).sort((a, b) => a.deviceAt - b.deviceAt)
}

/** Once nothing waits any more, the key goes too. */
export function forget(id: string): Promise<void> {
  return alone(async () => {
    await ask('queue', 'readwrite', (store) => store.delete(id))
    const left = await ask<number>('queue', 'readonly', (store) => store.count())
    if (left === 0) await ask('keys', 'readwrite', (store) => store.delete('queue'))
  })
}

/** The pages of slots that are open, for who opens one again without a network. */
export const keepPage = (address: string, html: string): Promise<void> =>
  alone(() => put('page', 'page', address, html))

export async function keptPage(address: string): Promise<string | null> {
  const sealed = await ask<Sealed | undefined>('page', 'readonly', (store) => store.get(address))
  return sealed ? unseal<string>('page', sealed) : null
}

export function forgetPage(): Promise<void> {
  return alone(async () => {
    await ask('page', 'readwrite', (store) => store.clear())
    await ask('keys', 'readwrite', (store) => store.delete('page'))
  })
}

/** A key must not go while something is being sealed under it: whatever touches keys waits for its turn, in every page. */
const alone = (act: () => Promise<void>): Promise<void> => navigator.locks.request('lisiere-attendance', act)

async function put(store: Store, keyName: string, id: string, content: unknown): Promise<void> {
  const key = (await keyNamed(keyName)) ?? (await makeKey(keyName))
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const text = new TextEncoder().encode(JSON.stringify(content))
  const body = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, text)
  await ask(store, 'readwrite', (place) => place.put({ id, iv, body } satisfies Sealed))
}

async function unseal<T>(keyName: string, { iv, body }: Sealed): Promise<T | null> {
  const key = await keyNamed(keyName)
  if (!key) return null
  try {
    return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, body))) as T
  } catch {
    return null
  }
}

async function keyNamed(id: string): Promise<CryptoKey | undefined> {
  const found = await ask<{ key: CryptoKey } | undefined>('keys', 'readonly', (store) => store.get(id))
  return found?.key
}

async function makeKey(id: string): Promise<CryptoKey> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  await ask('keys', 'readwrite', (store) => store.put({ id, key }))
  return key
}

async function ask<T>(name: Store, mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest): Promise<T> {
  const database = await open()
  try {
    const transaction = database.transaction(name, mode)
    const answer = await settled<T>(act(transaction.objectStore(name)))
    if (mode === 'readwrite') await written(transaction)
    return answer
  } finally {
    database.close()
  }
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open('lisiere-attendance', 1)
  request.onupgradeneeded = () => {
    for (const name of ['keys', 'queue', 'page']) request.result.createObjectStore(name, { keyPath: 'id' })
  }
  return settled(request)
}

function settled<T>(request: IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result as T)
    request.onerror = () => reject(request.error)
  })
}

/** On the disk, not only on its way there. */
function written(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
  })
}
