import type { ConcernRow } from '#db/cockpit/concerns.ts'
import { paths } from '#paths.ts'
import { iconOf, placeOf, saidOf } from '#views/cockpit/concern.ts'
import { Card } from '#views/ui/card.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { State } from '#views/ui/state.tsx'
import type { Speech } from '#words/words.ts'

type NeedsProps = { w: Speech; concerns: readonly ConcernRow[]; today: string }

/** What needs somebody, the oldest first: each line leads to where it is done. */
export function NeedsCard({ w, concerns, today }: NeedsProps) {
  return (
    <Card
      title={w.desk.needs}
      id="needs"
      flush
      footer={concerns.length > 0 && <a href={paths.cockpit}>{w.desk.allNeeds}</a>}
    >
      {concerns.length === 0 && <p class="body mute">{w.desk.noNeeds}</p>}
      <Rows>
        {concerns.map((concern) => (
          <Row
            icon={iconOf(concern.kind)}
            tone={concern.dueOn < today ? 'bad' : 'warn'}
            title={saidOf(w, concern)}
            href={placeOf(concern)}
            context={[concern.title, concern.siteName].join(' · ')}
            state={<State tone={concern.dueOn < today ? 'bad' : 'warn'}>{w.format.date(concern.dueOn)}</State>}
          />
        ))}
      </Rows>
    </Card>
  )
}
