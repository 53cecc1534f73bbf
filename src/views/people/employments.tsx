import type { EmploymentRow } from '#db/people/employments.ts'
import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { Button, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Confirm } from '#views/ui/dialog.tsx'
import type { FormState } from '#views/ui/form.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import { DateField } from '#views/ui/time-fields.tsx'
import type { Speech } from '#words/words.ts'
import { CompanyField } from './person-form.tsx'

type EmploymentsProps = {
  w: Speech
  personId: string
  employments: readonly EmploymentRow[]
  mayEdit: boolean
  state?: FormState | undefined
}

/** Where somebody works and has worked. */
export function EmploymentsCard({ w, personId, employments, mayEdit, state }: EmploymentsProps) {
  const wrong = state && Object.values({ ...state.errors, problem: state.problem }).find(Boolean)
  const add = mayEdit && (
    <Button size="small" icon="plus" opens="employ">
      {w.people.employ}
    </Button>
  )
  return (
    <>
      <Card flush title={w.people.employments} id="employments" actions={add}>
        {wrong && <Alert tone="bad" role="alert" title={wrong} />}
        {employments.length === 0 && <p class="body mute">{w.people.noEmployment}</p>}
        <Rows>
          {employments.map((employment) => (
            <Row
              icon="building-2"
              title={employment.company}
              href={paths.companies.one(employment.companyId)}
              context={contextOf(w, employment)}
              actions={
                mayEdit &&
                employment.until === '' && (
                  <PostButton size="small" tone="quiet" action={paths.employment.end(employment.id)}>
                    {w.people.endEmployment}
                  </PostButton>
                )
              }
            />
          ))}
        </Rows>
      </Card>
      {mayEdit && <Employ w={w} personId={personId} state={state ?? { values: {}, errors: {} }} />}
    </>
  )
}

function contextOf(w: Speech, { title, since, until }: EmploymentRow): string {
  const from = since && w.people.sinceDay(w.format.date(since))
  const to = until && w.people.untilDay(w.format.date(until))
  return [title, from, to].filter(Boolean).join(' · ')
}

function Employ({ w, personId, state }: { w: Speech; personId: string; state: FormState }) {
  const form = { w, state: { ...state, prefix: 'employ', problem: undefined } }
  return (
    <Confirm
      w={w}
      id="employ"
      title={w.people.employ}
      action={paths.people.employments(personId)}
      verb={w.people.employ}
      keep={w.ui.cancel}
      tone="primary"
    >
      <CompanyField {...form} label={w.people.company} hint={w.people.companyHint} />
      <TextField {...form} name="title" label={w.people.post} optional />
      <DateField {...form} name="since" label={w.people.since} optional />
      <DateField {...form} name="until" label={w.people.until} hint={w.people.untilHint} optional />
    </Confirm>
  )
}
