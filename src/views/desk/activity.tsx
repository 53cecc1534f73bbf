import type { ActivityRow } from '#db/members/activity.ts'
import { paths } from '#paths.ts'
import { sentenceOf } from '#views/events/history.tsx'
import { Card } from '#views/ui/card.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import type { Speech } from '#words/words.ts'

/** The last things that happened here, with the names of what and who. */
export function ActivityCard({ w, activity }: { w: Speech; activity: readonly ActivityRow[] }) {
  return (
    <Card
      title={w.desk.activity}
      id="activity"
      flush
      footer={activity.length > 0 && <a href={paths.audit.all}>{w.audit.seeAll}</a>}
    >
      {activity.length === 0 && <p class="body mute">{w.desk.noActivity}</p>}
      <Rows pair>
        {activity.map((event) => (
          <Row
            title={[sentenceOf(w, event.action), event.name].filter(Boolean).join(' · ')}
            context={[whoOf(w, event), w.format.moment(event.at)].join(' · ')}
          />
        ))}
      </Rows>
    </Card>
  )
}

const whoOf = (w: Speech, { who }: ActivityRow): string =>
  who === '' ? w.events.departed : (who ?? w.events.automatic)
