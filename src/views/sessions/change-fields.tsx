import type { AffectedPerson } from '#db/sessions/consequences.ts'
import { CheckboxField, CheckboxGroup } from '#views/ui/check-fields.tsx'
import type { FormState } from '#views/ui/form.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import { DateField } from '#views/ui/time-fields.tsx'
import type { Speech } from '#words/words.ts'

type FieldsProps = { w: Speech; state: FormState }

/** Why, and whether people are told. */
export function ReasonFields({ w, state }: FieldsProps) {
  const { moves } = w.sessions
  const form = { w, state }
  return (
    <>
      <TextField {...form} name="reason" label={moves.reason} hint={moves.reasonHint} />
      <CheckboxField {...form} name="tell" label={moves.tell} />
    </>
  )
}

export function PostponementFields({ w, state }: FieldsProps) {
  return (
    <>
      <DateField w={w} state={state} name="first" label={w.sessions.moves.postpone.first} />
      <ReasonFields w={w} state={state} />
    </>
  )
}

export function DuplicateFields({ w, state }: FieldsProps) {
  const { duplicate } = w.sessions.moves
  const form = { w, state }
  return (
    <>
      <TextField {...form} name="reference" label={duplicate.reference} />
      <DateField {...form} name="first" label={duplicate.first} />
      <CheckboxField {...form} name="trainers" label={duplicate.trainers} />
      <CheckboxField {...form} name="space" label={duplicate.space} />
      <CheckboxField {...form} name="tell" label={duplicate.tell} />
    </>
  )
}

export function SplitFields({ w, state, people }: FieldsProps & { people: readonly AffectedPerson[] }) {
  const { split, waiting } = w.sessions.moves
  const form = { w, state }
  const hintOf = ({ signed, state, companyName }: AffectedPerson) =>
    [companyName, state === 'waiting' && waiting, signed && split.signed].filter(Boolean).join(' · ')
  return (
    <>
      <TextField {...form} name="reference" label={split.reference} />
      <CheckboxGroup
        {...form}
        name="enrolments"
        label={split.people}
        choices={people.map((person) => ({
          value: person.enrolmentId,
          label: `${person.givenName} ${person.familyName}`,
          hint: hintOf(person) || undefined,
          disabled: person.signed === 1,
        }))}
      />
    </>
  )
}
