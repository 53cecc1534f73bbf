import { readHeader } from '#edge/images/header.ts'
import { type Kind, sniff } from './kinds.ts'
import { judgeOffice } from './office.ts'
import { judgePdf } from './pdf.ts'
import { judgeText } from './text.ts'
import { clean, type Finding, set, type Verdict } from './verdict.ts'

/**
 * Looks into a file that waits in quarantine. An antivirus is one more of these: it is given the bytes and what they
 * are, and answers `infected`, or throws when it cannot say, so that the file waits and is looked at again.
 */
export type Scanner = { name: string; scan(bytes: Uint8Array<ArrayBuffer>, kind: Kind): Promise<Verdict> }

/** What every file passes through, in this order. */
export const scanners: readonly Scanner[] = [{ name: 'structure', scan: judgeStructure }]

/** The first refusal ends it; what each has found is kept. */
export async function scan(
  bytes: Uint8Array<ArrayBuffer>,
  kind: Kind,
  through: readonly Scanner[] = scanners,
): Promise<Verdict> {
  const findings: Finding[] = []
  for (const scanner of through) {
    const verdict = await scanner.scan(bytes, kind)
    if (!verdict.ok) return verdict
    findings.push(...verdict.findings)
  }
  return { ok: true, findings }
}

async function judgeStructure(bytes: Uint8Array<ArrayBuffer>, kind: Kind): Promise<Verdict> {
  const found = sniff(bytes)
  if (found !== kind && !(found === 'text' && kind === 'csv')) return set('wrong_kind')
  switch (kind) {
    case 'pdf':
      return judgePdf(bytes)
    case 'docx':
    case 'xlsx':
    case 'pptx':
    case 'odt':
    case 'ods':
    case 'odp':
      return judgeOffice(bytes)
    case 'text':
    case 'csv':
      return judgeText(bytes)
    case 'png':
    case 'jpeg':
    case 'webp':
    case 'gif':
      return readHeader(bytes) ? clean : set('unreadable')
    default:
      return set('wrong_kind')
  }
}
