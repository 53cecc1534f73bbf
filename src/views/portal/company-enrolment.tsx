import type { OwnCompanyRow } from '#db/sessions/own-sessions.ts'
import type { OfferRow } from '#db/sessions/registrations.ts'
import { paths } from '#paths.ts'
import { type ListedLine, ListedTable } from '#views/sessions/enrolment-several.tsx'
import { Alert } from '#views/ui/alert.tsx'
import { Card } from '#views/ui/card.tsx'
import { CheckboxField } from '#views/ui/check-fields.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { SelectField } from '#views/ui/select-fields.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { AreaField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'
import { CompanyFrame } from './company.tsx'
import { factsOf } from './company-sessions.tsx'

type EnrolProps = {
  w: Speech
  organisation: string
  companies: readonly OwnCompanyRow[]
  offer: OfferRow
  state: FormState
  /** What was read of the list, once there is one. */
  lines?: readonly ListedLine[]
  unread?: readonly number[]
}

/** The people of a company in one paste: the list, then what it means, then one click. */
export function CompanyEnrolPage(props: EnrolProps) {
  const { w, companies, offer, lines } = props
  return (
    <CompanyFrame w={w} current="sessions" companies={companies}>
      <div>
        <h2>{offer.title}</h2>
        <p class="mute">{factsOf(w, offer).join(' · ')}</p>
      </div>
      {lines ? <Preview {...props} lines={lines} /> : <ListForm {...props} />}
    </CompanyFrame>
  )
}

function ListForm({ w, companies, offer, state }: EnrolProps) {
  const form = { w, state }
  return (
    <Form
      w={w}
      id="send-list"
      action={paths.ownCompany.session(offer.id)}
      state={state}
      hidden={{ id: textOf(state, 'id') }}
    >
      {companies.length > 1 && (
        <SelectField
          {...form}
          name="company"
          label={w.enrolments.severalCompany}
          choices={companies.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <AreaField {...form} name="people" label={w.company.whom} hint={w.company.whomHint} rows={8} />
      <SubmitBar w={w} verb={w.enrolments.preview} cancel={paths.ownCompany.sessions} />
    </Form>
  )
}

function Preview(props: EnrolProps & { lines: readonly ListedLine[] }) {
  const { w, organisation, offer, state, lines, unread = [] } = props
  const { enrolments: words } = w
  const coming = lines.filter(({ isThere }) => !isThere).length
  const kept = { id: textOf(state, 'id'), company: textOf(state, 'company'), people: textOf(state, 'people') }
  return (
    <>
      {unread.length > 0 && <Alert tone="warn" role="alert" title={words.unread(unread.join(', '))} />}
      <Form
        w={w}
        id="send"
        action={paths.ownCompany.session(offer.id)}
        state={state}
        hidden={{ ...kept, step: 'enrol' }}
        bare
      >
        <Card flush label={words.previewTitle(coming)}>
          <ListedTable w={w} lines={lines} />
        </Card>
        <CheckboxField
          w={w}
          state={state}
          name="consent"
          label={w.company.consent(organisation)}
          hint={w.company.consentHint}
        />
        <SubmitBar w={w} verb={words.enrolAll(coming)} cancel={paths.ownCompany.sessions} />
      </Form>
      <details>
        <summary>{words.changeList}</summary>
        <ListForm {...props} state={{ ...state, prefix: 'list' }} />
      </details>
    </>
  )
}

const textOf = ({ values }: FormState, name: string): string => [values[name] ?? ''].flat()[0] ?? ''
