import { inflated } from './inflate.ts'
import { clean, type Finding, set, type Verdict } from './verdict.ts'

/**
 * A PDF has its head first and its end last. What would run, leave or hide in it is told, and such a PDF is never shown
 * in place: the page that would show it is ours.
 */
export async function judgePdf(bytes: Uint8Array<ArrayBuffer>): Promise<Verdict> {
  const text = new TextDecoder('latin1').decode(bytes)
  const end = text.slice(-2048)
  if (!/^%PDF-[12]\.\d/.test(text) || !end.includes('%%EOF') || !end.includes('startxref')) return set('unreadable')

  const findings = new Set<Finding>(findingsIn(text))
  if (/<(html|script|svg|body)\b/i.test(text.slice(0, 1024))) findings.add('markup')
  for await (const hidden of hiddenObjects(bytes, text)) {
    if (hidden === null) findings.add('opaque')
    else for (const finding of findingsIn(hidden)) findings.add(finding)
  }
  return findings.size > 0 ? { ok: true, findings: [...findings] } : clean
}

const tellTale: Readonly<Record<string, Finding>> = {
  JavaScript: 'active',
  JS: 'active',
  Launch: 'active',
  RichMedia: 'active',
  XFA: 'active',
  SubmitForm: 'active',
  ImportData: 'active',
  EmbeddedFile: 'attachments',
  EmbeddedFiles: 'attachments',
  Encrypt: 'encrypted',
}

/** Any letter of a name may be written as its code: `/J#61vaScript`. */
function* findingsIn(text: string): Generator<Finding> {
  for (const [, name = ''] of text.matchAll(/\/([A-Z#][\w#]{1,60})/g)) {
    const plain = name.replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    const finding = tellTale[plain]
    if (finding) yield finding
  }
}

/** Objects may be packed together in streams: unpacked within reason, and null for those that are not. */
async function* hiddenObjects(bytes: Uint8Array<ArrayBuffer>, text: string): AsyncGenerator<string | null> {
  let left = mostUnpacked
  for (const { index, 0: head } of text.matchAll(/\/ObjStm\b[\s\S]{0,400}?\bstream\r?\n/g)) {
    const from = index + head.length
    const to = text.indexOf('endstream', from)
    const packed = bytes.slice(from, to < 0 ? undefined : to)
    const plain =
      head.includes('Flate') || textBefore(text, index).includes('Flate') ? await unpacked(packed, left) : null
    if (!plain) {
      yield null
      continue
    }
    left -= plain.length
    yield new TextDecoder('latin1').decode(plain)
  }
}

const mostUnpacked = 32 * 1024 * 1024

/** A line end may stand between the packed bytes and the word that closes them: it is no part of them. */
async function unpacked(packed: Uint8Array<ArrayBuffer>, most: number): Promise<Uint8Array | null> {
  for (const tail of [0, 1, 2]) {
    const plain = await inflated(packed.slice(0, packed.length - tail), 'deflate', most)
    if (plain) return plain
  }
  return null
}

const textBefore = (text: string, index: number): string => text.slice(Math.max(0, index - 200), index)
