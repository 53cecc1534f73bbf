import type { Child } from 'hono/jsx'
import type { PaperKindName } from '#domain/documents/kinds.ts'
import { Alert } from '#views/ui/alert.tsx'
import type { Speech } from '#words/words.ts'

type UnsaidProps = { w: Speech; kind: PaperKindName; keys: readonly string[]; action?: Child }

/** What the law or the usage wants of a paper, and that its own words leave out. */
export function Unsaid({ w, kind, keys, action }: UnsaidProps) {
  if (keys.length === 0) return null
  const labels: Readonly<Record<string, string>> = w.papers.fields[kind]
  return (
    <Alert tone="warn" title={w.templates.unsaid} action={action}>
      {keys.map((key) => labels[key] ?? key).join(' ; ')}
    </Alert>
  )
}
