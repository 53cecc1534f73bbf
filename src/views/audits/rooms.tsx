import type { AuditRow } from '#db/quality/audits.ts'
import type { RoomRow } from '#db/quality/audits-rooms.ts'
import type { RoomState } from '#domain/quality/audits/room.ts'
import { paths } from '#paths.ts'
import { Button } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { CheckboxGroup } from '#views/ui/check-fields.tsx'
import { Form, type FormState, Pair } from '#views/ui/form.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { Badge } from '#views/ui/state.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import { DateField } from '#views/ui/time-fields.tsx'
import type { Speech } from '#words/words.ts'

export type RoomsProps = {
  w: Speech
  audit: AuditRow
  rooms: readonly (RoomRow & { state: RoomState })[]
  sites: readonly { id: string; name: string }[]
  mayEdit: boolean
  state: FormState
  newId: string
}

/** Who from outside may read what this audit looks at. */
export function RoomsCard({ w, audit, rooms, sites, mayEdit, state, newId }: RoomsProps) {
  const words = w.auditRoom
  const form = { w, state: { ...state, values: { from: audit.onDay, to: audit.onDay, ...state.values } } }
  return (
    <Card title={words.card} id="rooms" flush>
      {rooms.length === 0 && <p class="body mute">{words.none}</p>}
      <Rows pair>
        {rooms.map((room) => (
          <Row
            title={room.name}
            href={mayEdit ? paths.audits.room(room.id) : undefined}
            context={[room.body, words.until(w.format.shortDay(room.opensAt), w.format.shortDay(room.closesAt - 1))]
              .filter(Boolean)
              .join(' · ')}
            state={<RoomBadge w={w} state={room.state} />}
          />
        ))}
      </Rows>
      {mayEdit && audit.concludedAt === null && (
        <div class="body">
          <details open={Object.keys(state.errors).length > 0 || state.problem !== undefined}>
            <summary>{words.open}</summary>
            <Form
              {...form}
              id="room-form"
              action={paths.audits.rooms(audit.id)}
              hidden={{ id: [state.values.id ?? newId].flat()[0] }}
              bare
            >
              <TextField {...form} name="name" label={words.name} autocomplete="off" />
              <TextField {...form} name="email" type="email" label={words.email} hint={words.emailHint} />
              <TextField {...form} name="body" label={words.body} optional />
              <Pair>
                <DateField {...form} name="from" label={words.from} />
                <DateField {...form} name="to" label={words.to} />
              </Pair>
              {audit.siteId === null && sites.length > 1 && (
                <CheckboxGroup
                  {...form}
                  name="sites"
                  label={words.sites}
                  hint={words.sitesHint}
                  choices={sites.map(({ id, name }) => ({ value: id, label: name }))}
                  optional
                />
              )}
              <div class="actions">
                <Button icon="send">{words.open}</Button>
              </div>
            </Form>
          </details>
        </div>
      )}
    </Card>
  )
}

export const RoomBadge = ({ w, state }: { w: Speech; state: RoomState }) => (
  <Badge tone={state === 'open' ? 'ok' : state === 'early' ? 'info' : undefined}>{w.auditRoom.states[state]}</Badge>
)
