import { readFile, writeFile } from 'node:fs/promises'
import { folded, trimmed } from '#domain/identity/password-words.ts'
import { bloomOf } from '#edge/breached-bloom.ts'

/**
 * Makes the bundled list of common passwords again: `node bin/passwords.ts`. From the passwords of @zxcvbn-ts/language-common
 * (MIT, © Dan Wheeler, Dropbox and zxcvbn-ts: the commonest of public leaks, by frequency) and from French words of our own.
 * Kept without the figures and signs hung around them, which the rule takes off before it looks.
 */
const leaked = new URL('../node_modules/@zxcvbn-ts/language-common/src/passwords.json', import.meta.url)
const french = new URL('./passwords/french.txt', import.meta.url)
const target = new URL('../src/edge/common-passwords.bin', import.meta.url)

const bytes = 58_000
const commonest = 30_000

const passwords: string[] = JSON.parse(await readFile(leaked, 'utf8'))
const words = (await readFile(french, 'utf8')).replaceAll(/^#.*$/gm, '').split(/\s+/)

const list = new Set([
  ...words.map(folded),
  ...passwords.slice(0, commonest).flatMap(asListed),
  ...passwords.filter((password) => password.length >= 10).flatMap(asListed),
])

await writeFile(
  target,
  bloomOf(
    [...list].filter((word) => word.length >= 4),
    bytes,
  ),
)
console.log(`${list.size} words in ${bytes} bytes: ${((bytes * 8) / list.size).toFixed(1)} bits a word`)

/** The whole, when it mixes letters and figures in a way of its own, and the word inside. */
function asListed(password: string): string[] {
  const whole = folded(password)
  return /^[a-z]+[^a-z]*$/.test(whole) || whole.length < 8 ? [trimmed(whole)] : [whole, trimmed(whole)]
}
