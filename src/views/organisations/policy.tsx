import type { UnprotectedRow } from '#db/members/protection.ts'
import type { OfficeRow } from '#db/organisations/offices.ts'
import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { CheckboxGroup, RadioCards } from '#views/ui/check-fields.tsx'
import { Form, type FormState, Part } from '#views/ui/form.tsx'
import { KeyValues } from '#views/ui/key-values.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { ComboField, SelectField } from '#views/ui/select-fields.tsx'
import { State } from '#views/ui/state.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import type { Speech } from '#words/words.ts'
import { type Difference, Differences } from './differences.tsx'

type PolicyProps = {
  w: Speech
  office: OfficeRow
  unprotected: { count: number; first: readonly UnprotectedRow[] }
  languages: readonly ('fr' | 'en')[]
  timeZones: readonly string[]
  state: FormState
  differences?: readonly Difference[] | undefined
  mayEdit: boolean
  seesTeam: boolean
}

export function PolicyPage(props: PolicyProps) {
  const { w, mayEdit } = props
  return (
    <>
      <PageHead title={w.settings.policy.title} lead={mayEdit ? w.settings.policy.lead : w.settings.readOnly} />
      <Differences w={w} differences={props.differences} />
      <div class="cols near">
        <div>{mayEdit ? <PolicyForm {...props} /> : <PolicyFacts {...props} />}</div>
        <div>
          <Coverage {...props} />
        </div>
      </div>
    </>
  )
}

function PolicyForm({ w, office, languages, timeZones, state }: PolicyProps) {
  const form = { w, state }
  const { policy: words } = w.settings
  const spoken = languages.map((language) => ({ value: language, label: words[language] }))
  return (
    <Form w={w} action={paths.policy} state={state} hidden={{ version: String(office.version) }}>
      <Part title={words.signIn}>
        <RadioCards
          {...form}
          name="secondFactor"
          label={words.secondFactor}
          hint={words.secondFactorHint}
          choices={[
            { value: 'optional', label: words.optional, hint: words.optionalHint },
            { value: 'staff', label: words.staff, hint: words.staffHint },
          ]}
        />
      </Part>
      <Part title={words.languagesAndTime}>
        <SelectField {...form} name="language" label={words.language} hint={words.languageHint} choices={spoken} />
        <CheckboxGroup {...form} name="offered" label={words.offered} hint={words.offeredHint} choices={spoken} />
        <ComboField
          {...form}
          name="timeZone"
          label={words.timeZone}
          hint={words.timeZoneHint}
          suggestions={timeZones.map((zone) => ({ value: zone, label: '' }))}
        />
      </Part>
      <SubmitBar w={w} verb={words.save} cancel={paths.settings} />
    </Form>
  )
}

function PolicyFacts({ w, office }: PolicyProps) {
  const { policy: words } = w.settings
  const offered = office.languages.split(',').map((language) => words[language === 'en' ? 'en' : 'fr'])
  return (
    <Card title={words.signIn} id="facts">
      <KeyValues
        pairs={[
          [words.secondFactor, office.secondFactor === 'staff' ? words.staff : words.optional],
          [words.language, offered[0]],
          [words.offered, offered.join(', ')],
          [words.timeZone, office.timeZone],
        ]}
      />
    </Card>
  )
}

/** Who would be asked for a second factor, should it be required. */
function Coverage({ w, unprotected, office, seesTeam }: PolicyProps) {
  const { policy: words } = w.settings
  const { count, first } = unprotected
  const everybody = withParameters(paths.members, { state: 'unprotected' })
  return (
    <Card title={words.coverage} id="coverage">
      {count === 0 ? (
        <State tone="ok">{words.allHave}</State>
      ) : (
        <>
          <State tone={office.secondFactor === 'staff' ? 'bad' : 'warn'}>{words.without(w.format.number(count))}</State>
          {seesTeam && first.length > 0 && <Names people={first} />}
          <p class="mute">{words.willBeAsked}</p>
        </>
      )}
      {seesTeam && (
        <p>
          <LinkButton href={count > first.length ? everybody : paths.members} size="small" icon="users">
            {count > first.length ? words.seeEverybody : words.seeTeam}
          </LinkButton>
        </p>
      )}
    </Card>
  )
}

const Names = ({ people }: { people: readonly UnprotectedRow[] }) => (
  <p>
    {people.map(({ id, givenName, familyName }, at) => (
      <>
        {at > 0 && ', '}
        <a href={paths.member.one(id)}>
          {givenName} {familyName}
        </a>
      </>
    ))}
  </p>
)
