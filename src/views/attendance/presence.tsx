import type { PresenceRow, ProofRow } from '#db/attendance/presences.ts'
import type { SigningMode } from '#domain/attendance/signature.ts'
import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { Card } from '#views/ui/card.tsx'
import { RadioCards } from '#views/ui/check-fields.tsx'
import { FileField } from '#views/ui/file-field.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { KeyValues } from '#views/ui/key-values.tsx'
import { NumberField } from '#views/ui/number-fields.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'
import { Ink } from './ink.tsx'

type PresencePageProps = {
  w: Speech
  presence: PresenceRow
  proofs: readonly ProofRow[]
  state: FormState
  mayEdit: boolean
  mayReadFiles: boolean
}

/** One half-day of one person: what was signed, and what the office says of it. */
export function PresencePage({ w, presence, proofs, state, mayEdit, mayReadFiles }: PresencePageProps) {
  const { attendance, format } = w
  const { correction } = attendance
  const name = nameOf(presence)
  return (
    <div class="stacked wide6">
      <PageHead
        title={correction.title(name)}
        lead={`${presence.sessionTitle} · ${format.longDate(presence.day)}, ${format.hours(presence.startsAt, presence.endsAt)}`}
      />
      <Card id="signature" title={correction.signature}>
        {presence.signedAt === null ? <p>{correction.noSignature}</p> : <Evidence w={w} presence={presence} />}
      </Card>
      {proofs.length > 0 && (
        <Card id="proofs" title={correction.proofs} flush>
          <Rows pair>
            {proofs.map(({ holdingId, name: file, at }) => (
              <Row
                title={file}
                href={mayReadFiles ? paths.files.one(holdingId) : undefined}
                context={format.moment(at)}
              />
            ))}
          </Rows>
        </Card>
      )}
      {mayEdit && <Correction w={w} presence={presence} state={state} />}
    </div>
  )
}

function Evidence({ w, presence }: { w: Speech; presence: PresenceRow }) {
  const { attendance, format } = w
  const { correction } = attendance
  const { path, typed, mode, signedAt, deviceAt } = presence
  return (
    <>
      {path ? <Ink path={path} label={correction.drawing(nameOf(presence))} /> : typed && <p>{typed}</p>}
      <KeyValues
        pairs={[
          [correction.how, mode && attendance.modes[mode as SigningMode]],
          [correction.receivedAt, signedAt !== null && format.moment(signedAt)],
          [correction.deviceAt, deviceAt !== null && format.moment(deviceAt)],
          [correction.device, presence.device],
          [correction.address, presence.address],
          [correction.hash, presence.sha256 && <code>{presence.sha256.slice(0, 16)}</code>],
        ]}
      />
    </>
  )
}

function Correction({ w, presence, state }: Pick<PresencePageProps, 'w' | 'presence' | 'state'>) {
  const { attendance, format } = w
  const { correction, states } = attendance
  const form = { w, state }
  return (
    <Form {...form} id="presence-form" action={paths.attendance.presence(presence.slotId, presence.enrolmentId)} upload>
      <p>{correction.lead}</p>
      <RadioCards
        {...form}
        name="state"
        label={correction.state}
        choices={(['present', 'partial', 'absent', 'justified'] as const).map((value) => ({
          value,
          label: states[value],
        }))}
      />
      <NumberField
        {...form}
        name="minutes"
        label={correction.minutes}
        hint={correction.minutesHint(format.duration(presence.slotMinutes))}
        unit="min"
        optional
      />
      <TextField {...form} name="reason" label={correction.reason} hint={correction.reasonHint} />
      <FileField
        {...form}
        name="proof"
        label={correction.proof}
        hint={correction.proofHint}
        accept=".pdf,image/*"
        optional
      />
      <SubmitBar
        w={w}
        verb={correction.verb}
        cancel={withParameters(paths.sessions.attendance(presence.sessionId), { slot: presence.slotId })}
      />
    </Form>
  )
}

const nameOf = ({ givenName, familyName }: PresenceRow) => `${givenName} ${familyName}`
