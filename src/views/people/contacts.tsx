import type { ContactRow } from '#db/people/companies.ts'
import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { Button, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Confirm } from '#views/ui/dialog.tsx'
import { blank, type FormState, Pair } from '#views/ui/form.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'

type ContactsProps = {
  w: Speech
  companyId: string
  contacts: readonly ContactRow[]
  mayEdit: boolean
  state?: FormState | undefined
}

/** Who to write to, and as what. */
export function ContactsCard({ w, companyId, contacts, mayEdit, state }: ContactsProps) {
  const wrong = state && [...Object.values(state.errors), state.problem].find(Boolean)
  const add = mayEdit && (
    <Button size="small" icon="plus" opens="contact">
      {w.companies.addContact}
    </Button>
  )
  return (
    <>
      <Card flush title={w.companies.contacts} id="contacts" actions={add}>
        {wrong && <Alert tone="bad" role="alert" title={wrong} />}
        {contacts.length === 0 && <p class="body mute">{w.companies.noContact}</p>}
        <Rows>
          {contacts.map(({ personId, givenName, familyName, title, email, phone }) => (
            <Row
              icon="user"
              title={`${givenName} ${familyName}`}
              href={paths.people.one(personId)}
              context={[title, email, phone].filter(Boolean).join(' · ')}
              actions={
                mayEdit && (
                  <PostButton
                    size="small"
                    tone="quiet"
                    icon="x"
                    label={w.companies.removeContact}
                    action={paths.companies.contactRemoval(companyId)}
                    fields={{ person: personId }}
                  />
                )
              }
            />
          ))}
        </Rows>
      </Card>
      {mayEdit && <AddContact w={w} companyId={companyId} state={state ?? blank} />}
    </>
  )
}

function AddContact({ w, companyId, state }: { w: Speech; companyId: string; state: FormState }) {
  const form = { w, state: { ...state, prefix: 'contact', problem: undefined } }
  return (
    <Confirm
      w={w}
      id="contact"
      title={w.companies.addContact}
      action={paths.companies.contacts(companyId)}
      verb={w.companies.addContact}
      keep={w.ui.cancel}
      tone="primary"
    >
      <Pair>
        <TextField {...form} name="givenName" label={w.people.givenName} />
        <TextField {...form} name="familyName" label={w.people.familyName} />
      </Pair>
      <TextField {...form} name="email" label={w.people.email} type="email" optional />
      <TextField {...form} name="title" label={w.companies.contactTitle} optional />
    </Confirm>
  )
}
