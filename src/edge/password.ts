import wasm from '@phi-ag/argon2/argon2.wasm'
import { randomBytes } from './ids.ts'
import { type Argon2, makeArgon2 } from './password-argon2.ts'

/** Any characters, none cut off; but a book is not a password. */
const longestPassword = 1024

/** In PHC form, so that the cost may grow later and old hashes still say what theirs was. */
export async function hashPassword(plain: string, salt: Uint8Array = randomBytes(16)): Promise<string> {
  const bytes = bytesOf(plain)
  if (bytes.length > longestPassword) throw new RangeError('A password is 1024 bytes at most.')
  return argon2().hash(bytes, salt, cost)
}

/** `rehash` says that the stored hash is weaker than today's: hash the password again while it is at hand. */
export async function verifyPassword(plain: string, phc: string): Promise<{ ok: boolean; rehash: boolean }> {
  const bytes = bytesOf(plain)
  const ok = bytes.length <= longestPassword && argon2().verify(bytes, phc)
  return { ok, rehash: ok && !phc.startsWith(today) }
}

/** Takes the time of a verification when there is no account, so that time does not tell. Always false. */
export async function verifyNothing(plain: string): Promise<{ ok: false; rehash: false }> {
  await verifyPassword(plain, nobody)
  return { ok: false, rehash: false }
}

const cost = { memoryKiB: 19 * 1024, passes: 2, lanes: 1 }
const today = `$argon2id$v=19$m=${cost.memoryKiB},t=${cost.passes},p=${cost.lanes}$`

/** Well formed, and the hash of nothing: 32 zero bytes. */
const nobody = `${today}bm9ib2R5IGlzIGhlcmUuLg$${'A'.repeat(43)}`

let ready: Argon2 | undefined

/** One for the isolate, made at the first password: its 19 MiB are used again by the next, one at a time. */
function argon2(): Argon2 {
  ready ??= makeArgon2(wasm)
  return ready
}

/** The same letters typed on another keyboard are the same password: é is one character or two. */
function bytesOf(plain: string): Uint8Array {
  return new TextEncoder().encode(plain.normalize('NFC'))
}
