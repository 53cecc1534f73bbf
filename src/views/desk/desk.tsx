import { PageHead } from '#views/ui/page-head.tsx'
import type { Speech } from '#words/words.ts'

export function DeskPage({ w, today }: { w: Speech; today: number }) {
  return <PageHead title={w.desk.title} lead={w.desk.lead(w.format.day(today))} />
}
