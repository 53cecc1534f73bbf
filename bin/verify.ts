import { readFileSync } from 'node:fs'
import { readKeys } from '#edge/signing.ts'
import { type PdfVerdict, verifyPdf } from '#edge/signing-pdf.ts'

const usage = `npm run verify -- <file.pdf> <keys.json>    checks the seal of a signed paper, without any network

The keys are those that the installation publishes at /.well-known/lisiere-signing-keys: keep a copy, or give their
address instead of the file. Ends with 1 when the file is not the one that was sealed.`

const said: Record<Extract<PdfVerdict, { ok: false }>['why'], string> = {
  no_seal: 'holds no seal',
  altered: 'has been altered since it was sealed',
  forged: 'holds a seal that was not made with the key it names',
  unknown_key: 'is sealed with a key that is not in this list',
}

const [file, keys, ...more] = process.argv.slice(2)
if (!file || !keys || more.length > 0) leave(usage)

const pdf = read(file)
const published = /^https?:/.test(keys) ? await (await fetch(keys)).text() : new TextDecoder().decode(read(keys))
const verdict = await verifyPdf(pdf, keysIn(published))
if (!verdict.ok) leave(`${file} ${said[verdict.why]}.`)
console.log(`${file} is as it was sealed, with the key ${verdict.kid}.`)
for (const [name, value] of Object.entries(verdict.facts)) console.log(`  ${name}: ${value}`)

function read(path: string): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(readFileSync(path))
  } catch {
    return leave(`${path} cannot be read.`)
  }
}

function keysIn(text: string) {
  try {
    return readKeys(JSON.parse(text))
  } catch {
    return leave('These keys cannot be read.')
  }
}

function leave(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}
