import type { Kind } from '#edge/files/kinds.ts'
import { officeText } from './office-text.ts'
import { pdfText } from './pdf-text.ts'

const mostLetters = 400_000

/** What a file says, of those kinds that say anything; '' for a picture, and for what cannot be read. */
export async function textOf(kind: Kind, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  if (kind === 'pdf') return pdfText(bytes, mostLetters)
  if (kind === 'text' || kind === 'csv') return new TextDecoder().decode(bytes.subarray(0, mostLetters))
  return officeKinds.includes(kind) ? officeText(bytes, mostLetters) : ''
}

const officeKinds: readonly Kind[] = ['docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp']
