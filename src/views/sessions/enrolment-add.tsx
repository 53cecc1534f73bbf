import type { Alike } from '#db/people/likenesses.ts'
import { paths } from '#paths.ts'
import { AlikePeople } from '#views/people/alike.tsx'
import { CompanyField } from '#views/people/person-form.tsx'
import { Button, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { SearchField, TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'

export type Findable = { id: string; givenName: string; familyName: string; email: string; companies: string }

type EnrolProps = {
  w: Speech
  screen: { session: { id: string }; who: string; found: readonly Findable[] }
  state: FormState
  alike: readonly Alike[]
}

/** Somebody known, found by name; or somebody new, in the same place. */
export function EnrolForm({ w, screen, state, alike }: EnrolProps) {
  const { session, who, found } = screen
  const action = paths.sessions.enrolments(session.id)
  const search = { w, state: { values: { who }, errors: {} } }
  const form = { w, state: { ...state, prefix: 'new' } }
  return (
    <>
      <Card title={w.enrolments.add} id="enrol">
        <Form w={w} action={action} method="get" bare>
          <SearchField {...search} name="who" label={w.enrolments.find} placeholder={w.enrolments.findHint} />
          <div>
            <Button icon="search">{w.enrolments.findVerb}</Button>
          </div>
        </Form>
        {who !== '' && found.length === 0 && <p>{w.enrolments.notFound(who)}</p>}
        {found.length > 0 && (
          <Rows label={w.enrolments.found}>
            {found.map((person) => (
              <Found w={w} action={action} person={person} />
            ))}
          </Rows>
        )}
      </Card>
      {alike.length > 0 && <AlikePeople w={w} alike={alike} form="enrol-new" />}
      <Card title={w.enrolments.newPerson} id="enrol-somebody">
        <Form w={w} id="enrol-new" action={`${action}/new`} state={state} bare hidden={{ id: idOf(state) }}>
          <TextField {...form} name="givenName" label={w.people.givenName} />
          <TextField {...form} name="familyName" label={w.people.familyName} />
          <TextField {...form} name="email" label={w.people.email} type="email" optional />
          <CompanyField {...form} label={w.enrolments.company} hint={w.enrolments.companyOptional} />
          <div>
            <Button tone="primary">{w.enrolments.enrol}</Button>
          </div>
        </Form>
      </Card>
    </>
  )
}

type FoundProps = { w: Speech; action: string; person: Findable }

/** Sent by where they work, unless they have no employer here. */
function Found({ w, action, person }: FoundProps) {
  const [employer] = JSON.parse(person.companies) as [string, string][]
  const name = `${person.givenName} ${person.familyName}`
  return (
    <Row
      title={name}
      href={paths.people.one(person.id)}
      context={employer ? w.enrolments.via(employer[1]) : person.email || w.enrolments.alone}
      actions={
        <PostButton size="small" action={action} fields={{ person: person.id, company: employer?.[0] ?? '' }}>
          {w.enrolments.enrol}
        </PostButton>
      }
    />
  )
}

const idOf = ({ values: { id } }: FormState): string | undefined => (typeof id === 'string' ? id : undefined)
