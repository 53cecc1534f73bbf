import { packedOf, refuseDirectory, refuseEntries } from './archive.ts'
import { inflated } from './inflate.ts'
import { type CheckRefusal, clean, type Finding, set, type Verdict } from './verdict.ts'
import { directoryOf, type Entry } from './zip.ts'

/** Office papers are archives: bombs, climbing paths and programs are refused, links to elsewhere are told. */
export async function judgeOffice(bytes: Uint8Array<ArrayBuffer>): Promise<Verdict> {
  const entries = directoryOf(bytes)
  if (!entries) return set('unreadable')
  const refusal = refuseOffice(entries)
  if (refusal) return set(refusal)
  const broken = await refuseEntries(bytes, entries)
  if (broken) return set(broken)

  const findings: Finding[] = []
  if (entries.some(({ name }) => /embeddings\/[^/]+\.bin$/i.test(name))) findings.push('embedded')
  if (await leadsOut(bytes, entries)) findings.push('external')
  return findings.length > 0 ? { ok: true, findings } : clean
}

/** By what it announces, before anything of it is unpacked. */
export const refuseOffice = (entries: readonly Entry[]): CheckRefusal | null =>
  refuseDirectory(entries) ?? (entries.some(isProgram) ? 'macros' : null)

/** Macros and controls run on the reader's machine, whatever the paper says. */
const isProgram = ({ name }: Entry): boolean =>
  /vbaProject\.bin$|^(word|xl|ppt)\/(activeX|macrosheets)\/|^(Basic|Scripts)\//i.test(name)

async function leadsOut(bytes: Uint8Array<ArrayBuffer>, entries: readonly Entry[]): Promise<boolean> {
  if (entries.some(({ name }) => /^xl\/externalLinks\//i.test(name))) return true
  for (const entry of entries.filter(({ name }) => name.endsWith('.rels'))) {
    const relations = await textOf(bytes, entry)
    if (/(attachedTemplate|oleObject|frame|externalLink)"[^>]*TargetMode="External"/i.test(relations)) return true
  }
  return false
}

async function textOf(bytes: Uint8Array<ArrayBuffer>, entry: Entry): Promise<string> {
  const packed = packedOf(bytes, entry)
  if (!packed) return ''
  const plain = entry.method === 0 ? packed : await inflated(packed, 'deflate-raw', entry.unpacked)
  return plain ? new TextDecoder().decode(plain) : ''
}
