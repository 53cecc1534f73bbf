import type { ExpectedRow, SlotRow, TrainerRow } from '#db/attendance/slots.ts'
import type { SlotLine } from '#db/sessions/overview.ts'
import { Alert } from '#views/ui/alert.tsx'
import { Card } from '#views/ui/card.tsx'
import { KeyValues } from '#views/ui/key-values.tsx'
import { Table } from '#views/ui/table.tsx'
import type { Speech } from '#words/words.ts'
import { Analyses, type Analysis, presenceOf } from './file.tsx'

type SheetProps = {
  w: Speech
  slot: SlotRow
  people: readonly ExpectedRow[]
  trainers: readonly TrainerRow[]
}

/** The sheet of a half-day: who was expected, who signed and when. */
export function AttendanceSource({ w, slot, people, trainers }: SheetProps) {
  const { reader: words } = w.auditRoom
  const signers = [...trainers.map((one) => ({ ...one, id: one.personId, state: null })), ...people]
  return (
    <>
      <Card title={slot.title} id="slot">
        <KeyValues
          pairs={[
            [words.session, slot.code],
            [words.slot, `${w.format.date(slot.day)}, ${w.format.hours(slot.startsAt, slot.endsAt)}`],
            [words.place, [slot.siteName, slot.spaceName].filter(Boolean).join(', ')],
          ]}
        />
      </Card>
      <Card title={words.attendance} id="attendance" flush>
        <Table
          w={w}
          label={words.signed}
          items={signers}
          id={(one) => one.id}
          name={({ givenName, familyName }) => `${givenName} ${familyName}`}
          columns={[
            { key: 'name', label: words.person, cell: ({ givenName, familyName }) => `${givenName} ${familyName}` },
            { key: 'state', label: words.state, cell: (one) => presenceOf(w, one) },
            {
              key: 'signed',
              label: words.signed,
              cell: ({ signedAt }) => (signedAt === null ? '' : w.format.moment(signedAt)),
            },
          ]}
        />
      </Card>
    </>
  )
}

/** The half-days of a session, and who teaches each of them. */
export function SlotsSource({ w, slots }: { w: Speech; slots: readonly SlotLine[] }) {
  const { reader: words } = w.auditRoom
  return (
    <Card title={words.slots} id="slots" flush>
      <Table
        w={w}
        label={words.slot}
        items={slots}
        id={({ id }) => id}
        name={({ day }) => w.format.date(day)}
        columns={[
          {
            key: 'day',
            label: words.slot,
            cell: ({ day, startsAt, endsAt }) => `${w.format.date(day)}, ${w.format.hours(startsAt, endsAt)}`,
          },
          { key: 'trainers', label: words.trainers, cell: ({ trainers }) => namesIn(trainers) },
          { key: 'place', label: words.place, cell: ({ spaceName }) => spaceName ?? '', optional: true },
        ]}
      />
    </Card>
  )
}

type AnalysisProps = { w: Speech; analyses: readonly Analysis[] | null }

/** What was asked of somebody before they came: nothing of what is worked on in a career assessment. */
export const AnalysisSource = ({ w, analyses }: AnalysisProps) =>
  analyses === null ? <Alert tone="info" title={w.auditRoom.reader.notShown} /> : <Analyses w={w} analyses={analyses} />

const namesIn = (json: string): string =>
  (JSON.parse(json) as readonly (readonly [id: string, name: string])[]).map(([, name]) => name).join(', ')
