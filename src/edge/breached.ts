import { bloomHas } from './breached-bloom.ts'

/**
 * The bundled list of `bin/passwords.ts`, read the first time somebody chooses a password. It is a short list of the
 * commonest words of leaked passwords, not the leaks themselves: those hold thousands of millions, and no call leaves here.
 */
export async function commonPasswords(): Promise<(word: string) => boolean> {
  const { default: list } = await import('./common-passwords.bin')
  const bits = new Uint8Array(list)
  return (word) => bloomHas(bits, word)
}
