import { sha256 } from './digest.ts'
import { type Checked, checkSeal, type PublicKey, type SigningKey } from './signing.ts'

/** What a seal says beside the hash that it is over. */
export type SealFacts = Readonly<Record<string, string | number>>

type Bytes = Uint8Array<ArrayBuffer>

export type PdfVerdict =
  | { ok: true; kid: string; facts: Record<string, unknown> }
  | { ok: false; why: 'no_seal' | 'altered' | Extract<Checked, { ok: false }>['why'] }

/**
 * The PDF with its seal inside, as an attachment in an update at its end. The seal is over every byte of the file but its
 * own: those count as zeros (docs/signatures.md).
 */
export async function sealPdf(pdf: Bytes, key: SigningKey, facts: SealFacts): Promise<Bytes> {
  // Every hash is as long as any other, and so is the seal over it: its room is known before it is made.
  const { length } = await key.sign(payloadOf(facts, '0'.repeat(64)))
  const open = joined(pdf, updateOf(pdf, '0'.repeat(length)))
  const jws = await key.sign(payloadOf(facts, await sha256(open)))
  if (jws.length !== length) throw new Error('The seal does not fit in its room.')
  const at = roomOf(open)
  if (!at) throw new Error('The room of the seal is not where it was made.')
  open.set(bytesOf(jws), at.start)
  return open
}

/** Whether a file is the one that was sealed, to the last byte, by one of these keys. */
export async function verifyPdf(pdf: Bytes, keys: readonly PublicKey[]): Promise<PdfVerdict> {
  const at = roomOf(pdf)
  if (!at) return { ok: false, why: 'no_seal' }
  const seal = await checkSeal(textOf(pdf.subarray(at.start, at.end)), keys)
  if (!seal.ok) return seal
  const open = pdf.slice()
  open.fill(zero, at.start, at.end)
  const { sha256: sealed, ...facts } = seal.payload as Record<string, unknown>
  return sealed === (await sha256(open)) ? { ok: true, kid: seal.kid, facts } : { ok: false, why: 'altered' }
}

const marker = 'LISIERE-SEAL-1\n'
const zero = 0x30
const newLine = 0x0a

const payloadOf = (facts: SealFacts, hash: string) => ({ ...facts, sha256: hash })

/** Between the marker, which stands once, and the end of its line. */
function roomOf(pdf: Bytes): { start: number; end: number } | null {
  const mark = bytesOf(marker)
  const first = indexOf(pdf, mark, 0)
  if (first < 0 || indexOf(pdf, mark, first + 1) >= 0) return null
  const start = first + mark.length
  const end = pdf.indexOf(newLine, start)
  return end < 0 ? null : { start, end }
}

function indexOf(bytes: Bytes, wanted: Bytes, from: number): number {
  const [first = 0] = wanted
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, offset) => bytes[at + offset] === byte)) return at
  }
  return -1
}

/** An update after the end, as PDF has them: the seal, what names it, and the catalogue that lists it. */
function updateOf(pdf: Bytes, seal: string): Bytes {
  const { root, size, previous, catalogue, info } = readEnd(pdf)
  const [attached, named] = [size, size + 1]
  const content = `${marker}${seal}\n`
  const objects: [number, string][] = [
    [root, `${catalogue}/Names<</EmbeddedFiles<</Names[(lisiere-seal.jws) ${named} 0 R]>>>>/AF[${named} 0 R]>>`],
    [
      attached,
      `<</Type/EmbeddedFile/Subtype/application#2Fjose/Params<</Size ${content.length}>>/Length ${content.length}>>\nstream\n${content}\nendstream`,
    ],
    [
      named,
      `<</Type/Filespec/F(lisiere-seal.jws)/UF(lisiere-seal.jws)/AFRelationship/Supplement/EF<</F ${attached} 0 R/UF ${attached} 0 R>>>>`,
    ],
  ]
  let text = ''
  const places = objects.map(([number, body]) => {
    const at = pdf.length + text.length
    text += `${number} 0 obj\n${body}\nendobj\n`
    return `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`
  })
  const start = pdf.length + text.length
  const trailer = `trailer\n<</Size ${size + 2}/Root ${root} 0 R${info}/Prev ${previous}>>\nstartxref\n${start}\n%%EOF\n`
  return bytesOf(`${text}xref\n${places.join('')}${trailer}`)
}

/** What src/edge/pdf writes at the end of a file, and its catalogue without the brackets that close it. */
function readEnd(pdf: Bytes) {
  const end = textOf(pdf.subarray(Math.max(0, pdf.length - 1024)))
  const trailer = /trailer\n<<\/Size (\d+)\/Root (\d+) 0 R(\/Info \d+ 0 R)?>>\nstartxref\n(\d+)\n%%EOF\n$/.exec(end)
  if (!trailer) throw new Error('This PDF does not end as ours do.')
  const [, size, root, info = '', previous] = trailer
  const head = bytesOf(`\n${root} 0 obj\n`)
  const from = indexOf(pdf, head, 0) + head.length
  const until = indexOf(pdf, bytesOf('>>\nendobj\n'), from)
  const catalogue = textOf(pdf.subarray(from, until))
  if (until < 0 || !catalogue.startsWith('<</Type/Catalog')) throw new Error('This PDF has no catalogue of ours.')
  return { root: Number(root), size: Number(size), previous: Number(previous), info, catalogue }
}

function joined(one: Bytes, other: Bytes): Bytes {
  const whole = new Uint8Array(one.length + other.length)
  whole.set(one)
  whole.set(other, one.length)
  return whole
}

const bytesOf = (text: string) => new TextEncoder().encode(text) as Bytes
const textOf = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes)
