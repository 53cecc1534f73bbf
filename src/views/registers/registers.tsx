import { Card } from '#views/ui/card.tsx'
import type { IconName } from '#views/ui/icon-names.ts'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { State } from '#views/ui/state.tsx'
import type { Speech } from '#words/words.ts'

export type Shelf = { title: string; lead: string; href: string; icon: IconName; dueOn: string | undefined }

/** Every register, and the first day that waits in each. */
export function RegistersPage({ w, shelves, today }: { w: Speech; shelves: readonly Shelf[]; today: string }) {
  const words = w.registers
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <Card flush label={words.title}>
        <Rows label={words.title}>
          {shelves.map(({ title, lead, href, icon, dueOn }) => (
            <Row
              icon={icon}
              title={title}
              href={href}
              context={lead}
              state={
                dueOn && dueOn < today ? (
                  <State tone="bad">{words.lateSince(w.format.date(dueOn))}</State>
                ) : dueOn ? (
                  <State icon="calendar">{words.next(w.format.date(dueOn))}</State>
                ) : undefined
              }
            />
          ))}
        </Rows>
      </Card>
    </>
  )
}
