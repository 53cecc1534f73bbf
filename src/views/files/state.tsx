import type { IconName } from '#views/ui/icon-names.ts'
import { Badge } from '#views/ui/state.tsx'
import type { Speech } from '#words/words.ts'

/** How far a file has gone: `findings` is what its check said, null while it waits. */
export type Looked = { findings: string | null; refusal: string | null; trashedAt?: number | null }

export const isWaiting = ({ findings, refusal }: Looked): boolean => findings === null && refusal === null

export function FileState({ w, file }: { w: Speech; file: Looked }) {
  if (file.trashedAt) return <Badge icon="trash-2">{w.files.isTrashed}</Badge>
  if (file.refusal !== null) return <Badge tone="bad">{w.files.isRefused}</Badge>
  return file.findings === null ? (
    <Badge tone="info" icon="clock">
      {w.files.isChecking}
    </Badge>
  ) : (
    <Badge tone="ok">{w.files.isReady}</Badge>
  )
}

export function kindName(w: Speech, kind: string): string {
  const kinds: Record<string, string> = w.files.kinds
  return kinds[kind] ?? w.files.kinds.unknown
}

export function weight({ files, format }: Speech, bytes: number): string {
  return bytes < 1_000_000
    ? files.kilobytes(format.number(Math.max(1, Math.round(bytes / 1000))))
    : files.megabytes(format.number(Math.round(bytes / 100_000) / 10))
}

export function refusalOf(w: Speech, refusal: string): string {
  const refusals: Record<string, string> = w.files.refusals
  return refusals[refusal] ?? w.files.refusals.unreadable
}

export function findingsOf(w: Speech, findings: string): string[] {
  const said: Record<string, string> = w.files.findings
  return findings.split(',').flatMap((finding) => said[finding] ?? [])
}

export const isPicture = (kind: string): boolean => ['png', 'jpeg', 'webp', 'gif'].includes(kind)

/** Shown in place: a picture or a PDF in which nothing was found. */
export const showsInPlace = (kind: string, { findings }: Looked): boolean =>
  findings === '' && (isPicture(kind) || kind === 'pdf')

export const iconOf = (kind: string): IconName => icons[kind] ?? 'file-text'

const icons: Readonly<Record<string, IconName>> = {
  png: 'image',
  jpeg: 'image',
  webp: 'image',
  gif: 'image',
  xlsx: 'file-spreadsheet',
  ods: 'file-spreadsheet',
  csv: 'file-spreadsheet',
  pptx: 'presentation',
  odp: 'presentation',
}
