import type { TicketKind } from '#domain/quality/tickets/kinds.ts'
import { paths } from '#paths.ts'
import { ColleagueField } from '#views/registers/colleagues.tsx'
import { RadioCards } from '#views/ui/check-fields.tsx'
import type { Choice } from '#views/ui/field.tsx'
import { Form, type FormState, Pair, Part } from '#views/ui/form.tsx'
import { type Fact, PageHead } from '#views/ui/page-head.tsx'
import { SelectField } from '#views/ui/select-fields.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { AreaField, TextField } from '#views/ui/text-fields.tsx'
import { DateField } from '#views/ui/time-fields.tsx'
import type { Speech } from '#words/words.ts'

export type SiteChoices = {
  sites: readonly { id: string; name: string }[]
  /** Somebody who sees every site may open one that is of none. */
  mayBeNowhere: boolean
  colleagues: readonly Choice[]
}

type NewTicketProps = SiteChoices & {
  w: Speech
  state: FormState
  kinds: readonly Extract<TicketKind, 'complaint' | 'incident' | 'hazard' | 'suggestion'>[]
  session: { id: string; title: string } | undefined
  /** What somebody wrote in a survey, which needs no kind. */
  quoted: { survey: string; verbatim: string } | undefined
  today: string
}

export function NewTicketPage(props: NewTicketProps) {
  const { w, state, kinds, session, quoted, today } = props
  const words = w.improvement
  return (
    <>
      <PageHead title={words.new} lead={words.form.lead} facts={factsOf(props)} />
      <div class="cols">
        <Form
          w={w}
          action={paths.improvement.all}
          state={state}
          draft="ticket"
          hidden={{
            id: [state.values.id].flat()[0],
            session: session?.id ?? '',
            ...(quoted && { ...quoted, kind: 'complaint' }),
          }}
        >
          <Part title={words.form.what}>
            {!quoted && (
              <RadioCards
                w={w}
                state={state}
                name="kind"
                label={words.kind}
                choices={kinds.map((kind) => ({ value: kind, label: words.kinds[kind], hint: words.kindHints[kind] }))}
              />
            )}
            <TextField w={w} state={state} name="title" label={words.form.title} hint={words.form.titleHint} />
            <AreaField w={w} state={state} name="body" label={words.form.body} optional rows={5} />
            <DateField w={w} state={state} name="receivedOn" label={words.form.receivedOn} max={today} />
          </Part>
          <Part title={words.form.who}>
            <TextField w={w} state={state} name="name" label={words.form.name} optional />
            <TextField
              w={w}
              state={state}
              name="email"
              type="email"
              label={words.form.email}
              hint={words.form.emailHint}
              optional
            />
          </Part>
          <Part title={words.form.follow}>
            <Pair>
              <OwnerField {...props} />
              <SiteField {...props} />
            </Pair>
          </Part>
          <SubmitBar w={w} verb={words.form.save} cancel={paths.improvement.all} />
        </Form>
      </div>
    </>
  )
}

function factsOf({ w, session, quoted }: NewTicketProps): readonly Fact[] | undefined {
  if (quoted) return [{ icon: 'message-square-text', text: w.improvement.form.quoted }]
  return session && [{ icon: 'presentation', text: session.title }]
}

type EditProps = SiteChoices & { w: Speech; state: FormState; ticket: { id: string; title: string }; version: number }

export function TicketEditPage(props: EditProps) {
  const { w, state, ticket, version } = props
  const words = w.improvement
  return (
    <>
      <PageHead title={words.form.editTitle(ticket.title)} />
      <div class="cols">
        <Form w={w} action={paths.improvement.one(ticket.id)} state={state} hidden={{ version: String(version) }}>
          <TextField w={w} state={state} name="title" label={words.form.title} />
          <DateField w={w} state={state} name="dueOn" label={words.form.dueOn} />
          <Pair>
            <OwnerField {...props} />
            <SiteField {...props} />
          </Pair>
          <SubmitBar w={w} cancel={paths.improvement.one(ticket.id)} />
        </Form>
      </div>
    </>
  )
}

type FieldsProps = SiteChoices & { w: Speech; state: FormState }

const OwnerField = ({ w, state, colleagues }: FieldsProps) => (
  <ColleagueField w={w} state={state} name="owner" label={w.improvement.owner} suggestions={colleagues} optional />
)

const SiteField = ({ w, state, sites, mayBeNowhere }: FieldsProps) => (
  <SelectField
    w={w}
    state={state}
    name="site"
    label={w.improvement.site}
    none={mayBeNowhere ? w.improvement.noSite : w.ui.choose}
    choices={sites.map(({ id, name }) => ({ value: id, label: name }))}
  />
)
