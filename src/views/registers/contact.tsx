import type { ContactRow } from '#db/quality/registers-network.ts'
import { paths } from '#paths.ts'
import type { Entry as Happened } from '#views/events/history.tsx'
import { Button } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { CheckboxGroup } from '#views/ui/check-fields.tsx'
import { Form, type FormState, Pair } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { State } from '#views/ui/state.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { AreaField, TextField } from '#views/ui/text-fields.tsx'
import { DateField } from '#views/ui/time-fields.tsx'
import type { Speech } from '#words/words.ts'
import { EntryPage } from './entry.tsx'

type ContactProps = {
  w: Speech
  contact: ContactRow
  isStale: boolean
  history: readonly Happened[]
  allHistory: string | undefined
  mayEdit: boolean
  state: FormState
}

export function ContactPage({ w, contact, isStale, history, allHistory, mayEdit, state }: ContactProps) {
  const words = w.registers.network
  return (
    <EntryPage
      w={w}
      title={contact.name}
      state={<ContactState w={w} isStale={isStale} />}
      problem={state.problem}
      facts={[
        [words.kinds, kindsOf(w, contact.kinds)],
        [words.role, contact.role],
        [words.email, contact.email],
        [words.phone, contact.phone],
        [words.website, contact.website],
        [words.contactedOn, w.format.longDate(contact.sortKey)],
      ]}
      history={history}
      allHistory={allHistory}
    >
      {mayEdit && (
        <Card title={w.registers.change} id="change">
          <Form
            w={w}
            state={{ ...state, problem: undefined }}
            id="contact-form"
            action={paths.registers.contact(contact.id)}
            hidden={{ version: [state.values.version ?? String(contact.version)].flat()[0] ?? '' }}
            bare
          >
            <ContactFields w={w} state={state} />
            <p class="actions">
              <Button tone="primary">{w.registers.save}</Button>
            </p>
          </Form>
        </Card>
      )}
    </EntryPage>
  )
}

export const ContactState = ({ w, isStale }: { w: Speech; isStale: boolean }) => (
  <State tone={isStale ? 'warn' : 'ok'}>{isStale ? w.registers.network.stale : w.registers.network.fresh}</State>
)

export const kindsOf = ({ registers: { network } }: Speech, kinds: string): string =>
  (JSON.parse(kinds) as (keyof typeof network.kind)[]).map((kind) => network.kind[kind]).join(', ')

export function NewContactPage({ w, id, state }: { w: Speech; id: string; state: FormState }) {
  const words = w.registers.network
  return (
    <>
      <PageHead title={words.add} />
      <div class="cols near">
        <Form w={w} state={state} id="new-contact" action={paths.registers.network} hidden={{ id }}>
          <ContactFields w={w} state={state} />
          <SubmitBar w={w} verb={words.add} cancel={paths.registers.network} />
        </Form>
      </div>
    </>
  )
}

function ContactFields({ w, state }: { w: Speech; state: FormState }) {
  const words = w.registers.network
  const form = { w, state }
  return (
    <>
      <TextField {...form} name="name" label={words.name} />
      <CheckboxGroup
        {...form}
        name="kinds"
        label={words.kinds}
        choices={Object.entries(words.kind).map(([value, label]) => ({ value, label }))}
      />
      <AreaField {...form} name="role" label={words.role} rows={2} optional />
      <Pair>
        <TextField {...form} name="email" type="email" label={words.email} optional />
        <TextField {...form} name="phone" type="tel" label={words.phone} optional />
      </Pair>
      <TextField {...form} name="website" type="url" label={words.website} optional />
      <DateField {...form} name="contactedOn" label={words.contactedOn} />
    </>
  )
}
