import { paths } from '#paths.ts'
import { Card } from '#views/ui/card.tsx'
import type { IconName } from '#views/ui/icon-names.ts'
import { Row, Rows } from '#views/ui/rows.tsx'
import type { Speech } from '#words/words.ts'

export const ownRooms = ['teaching', 'training', 'company'] as const
export type OwnRoom = (typeof ownRooms)[number]

/** Where trainers, trainees and companies find what is theirs. */
export function OwnRoomsCard({ w, rooms }: { w: Speech; rooms: readonly OwnRoom[] }) {
  return (
    <Card title={w.desk.yours} id="yours" flush>
      <Rows>
        {rooms.map((room) => (
          <Row
            icon={icons[room]}
            title={w.desk.ownRooms[room].title}
            href={places[room]}
            context={w.desk.ownRooms[room].why}
          />
        ))}
      </Rows>
    </Card>
  )
}

const places: Record<OwnRoom, string> = {
  teaching: paths.teaching.all,
  training: paths.ownTraining.all,
  company: paths.ownCompany.all,
}

const icons: Record<OwnRoom, IconName> = { teaching: 'presentation', training: 'book-open', company: 'building-2' }
