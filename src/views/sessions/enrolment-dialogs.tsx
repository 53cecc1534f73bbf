import type { EnrolmentRow, OtherSession } from '#db/sessions/enrolment-roster.ts'
import { paths } from '#paths.ts'
import { CheckboxField } from '#views/ui/check-fields.tsx'
import { Confirm } from '#views/ui/dialog.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import { SelectField } from '#views/ui/select-fields.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'
import { type Consequence, ConsequenceRows } from './consequences.tsx'

type EndProps = { w: Speech; enrolment: EnrolmentRow; follows: readonly Consequence[]; state: FormState }

export function EndDialog({ w, enrolment, follows, state }: EndProps) {
  const name = `${enrolment.givenName} ${enrolment.familyName}`
  const form = { w, state: { ...state, prefix: 'end', problem: undefined } }
  return (
    <Confirm
      w={w}
      id="end-enrolment"
      title={w.enrolments.endTitle(name)}
      action={paths.enrolments.end(enrolment.id)}
      verb={w.enrolments.endVerb}
      keep={w.enrolments.endKeep}
    >
      <p>{w.enrolments.endFollows}</p>
      <EndingField {...form} />
      <TextField {...form} name="reason" label={w.enrolments.endReason} optional />
      <Follows w={w} enrolment={enrolment} follows={follows} prefix="end" />
    </Confirm>
  )
}

/** What has happened, as the office says it. */
export function EndingField({ w, state }: { w: Speech; state: FormState }) {
  const { withdrawn, abandoned, refused, other } = w.enrolments.ends
  const ways = { withdrawn, abandoned, refused, other }
  const choices = Object.entries(ways).map(([value, label]) => ({ value, label }))
  return <SelectField w={w} state={state} name="how" label={w.enrolments.endHow} choices={choices} />
}

type FollowsProps = { w: Speech; enrolment: EnrolmentRow; follows: readonly Consequence[]; prefix: string }

/** What becomes of the papers, and whether they are told. */
function Follows({ w, enrolment, follows, prefix }: FollowsProps) {
  const state = { ...blank, prefix }
  return (
    <>
      <h3>{w.enrolments.follows}</h3>
      <ConsequenceRows w={w} consequences={follows} />
      {enrolment.email && (
        <CheckboxField w={w} state={state} name="tell" label={w.enrolments.tell} hint={enrolment.email} />
      )}
    </>
  )
}

type MoveProps = {
  w: Speech
  enrolment: EnrolmentRow
  follows: readonly Consequence[]
  others: readonly OtherSession[]
}

export function MoveDialog({ w, enrolment, follows, others }: MoveProps) {
  const name = `${enrolment.givenName} ${enrolment.familyName}`
  const label = ({ code, startsOn, endsOn, seatsMax, taken }: OtherSession) =>
    [code, startsOn && w.format.period(startsOn, endsOn), w.enrolments.seatsLeft(seatsMax - taken)]
      .filter(Boolean)
      .join(' · ')
  return (
    <Confirm
      w={w}
      id="move-enrolment"
      title={w.enrolments.moveTitle(name)}
      action={paths.enrolments.move(enrolment.id)}
      verb={w.enrolments.moveVerb}
      keep={w.enrolments.moveKeep}
      tone="primary"
    >
      {others.length === 0 ? (
        <p>{w.enrolments.moveNone}</p>
      ) : (
        <>
          <p>{w.enrolments.moveFollows}</p>
          <SelectField
            w={w}
            state={{ values: {}, errors: {}, prefix: 'move' }}
            name="session"
            label={w.enrolments.moveTo}
            choices={others.map((other) => ({ value: other.id, label: label(other) }))}
          />
          <Follows w={w} enrolment={enrolment} follows={follows} prefix="move" />
        </>
      )}
    </Confirm>
  )
}
