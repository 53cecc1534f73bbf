export type Cost = { memoryKiB: number; passes: number; lanes: number }

export type Argon2 = {
  readonly memory: WebAssembly.Memory
  /** In PHC form: `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. */
  hash(password: Uint8Array, salt: Uint8Array, cost: Cost): string
  verify(password: Uint8Array, phc: string): boolean
}

/** Argon2id on exact bytes: the package's own wrapper counts characters, and so cuts passwords with accents. */
export function makeArgon2(module: WebAssembly.Module): Argon2 {
  const wasm = new WebAssembly.Instance(module).exports as unknown as Exports
  wasm._initialize()
  wasm.free(wasm.malloc(reserve))

  return {
    memory: wasm.memory,

    hash(password, salt, { memoryKiB, passes, lanes }) {
      const room = wasm.argon2_encodedlen(passes, memoryKiB, lanes, salt.length, hashLength, argon2id)
      using secret = lend(wasm, password)
      using salted = lend(wasm, salt)
      using raw = lend(wasm, new Uint8Array(hashLength))
      using answer = lend(wasm, new Uint8Array(room))

      const cost = [passes, memoryKiB, lanes] as const
      const input = [secret.at, password.length, salted.at, salt.length] as const
      const output = [raw.at, hashLength, answer.at, room] as const
      const failure = wasm.argon2_hash(...cost, ...input, ...output, argon2id, version)
      if (failure !== 0) throw new Error(`Argon2 could not hash (${failure}).`)
      return answer.text()
    },

    verify(password, phc) {
      using expected = lend(wasm, new TextEncoder().encode(`${phc}\0`))
      using secret = lend(wasm, password)
      return wasm.argon2_verify(expected.at, secret.at, password.length, argon2id) === 0
    },
  }
}

/** Taken once, a little over what hashing needs: verifying nibbles at the space just freed, and 19 MiB would be taken anew. */
const reserve = 20 * 1024 * 1024

const hashLength = 32
const argon2id = 2
const version = 0x13

type Exports = {
  memory: WebAssembly.Memory
  _initialize(): void
  malloc(bytes: number): number
  free(at: number): void
  argon2_encodedlen(passes: number, memory: number, lanes: number, salt: number, hash: number, type: number): number
  argon2_hash(
    ...input: [
      ...[passes: number, memory: number, lanes: number],
      ...[password: number, length: number, salt: number, length: number],
      ...[hash: number, length: number, encoded: number, length: number],
      ...[type: number, version: number],
    ]
  ): number
  argon2_verify(encoded: number, password: number, length: number, type: number): number
}

/** A place in the module's memory, wiped when it is given back. */
function lend({ memory, malloc, free }: Exports, bytes: Uint8Array) {
  const length = Math.max(bytes.length, 1)
  const at = malloc(length)
  if (at === 0) throw new Error('Argon2 has no memory left.')
  const place = () => new Uint8Array(memory.buffer, at, length)
  place().set(bytes)

  return {
    at,
    text: () => new TextDecoder().decode(place()).replace(/\0.*$/s, ''),
    [Symbol.dispose]() {
      place().fill(0)
      free(at)
    },
  }
}
