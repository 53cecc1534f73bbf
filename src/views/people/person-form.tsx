import type { Alike } from '#db/people/likenesses.ts'
import type { Category } from '#domain/people/person.ts'
import { paths } from '#paths.ts'
import { Form, type FormState, Pair, Part } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { ComboField, SelectField } from '#views/ui/select-fields.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import { DateField } from '#views/ui/time-fields.tsx'
import type { Speech } from '#words/words.ts'
import { AlikePeople } from './alike.tsx'

type PersonFormProps = {
  w: Speech
  title: string
  action: string
  verb: string
  cancel: string
  state: FormState
  categories: readonly Category[]
  version?: number | undefined
  /** The id the person will have: the same form sent again makes nobody else. */
  id?: string | undefined
  alike?: readonly Alike[] | undefined
}

export function PersonFormPage(props: PersonFormProps) {
  const { w, title, action, verb, cancel, state, categories, version, id, alike = [] } = props
  const form = { w, state }
  return (
    <>
      <PageHead title={title} />
      <div class="cols near">
        <div>
          {alike.length > 0 && <AlikePeople w={w} alike={alike} form="person-form" />}
          <Form
            w={w}
            id="person-form"
            action={action}
            state={state}
            draft={action}
            hidden={{ id, version: version?.toString() }}
          >
            <Part title={w.people.who}>
              <Pair>
                <TextField {...form} name="givenName" label={w.people.givenName} autocomplete="off" />
                <TextField {...form} name="familyName" label={w.people.familyName} autocomplete="off" />
              </Pair>
              <Pair>
                <TextField {...form} name="email" label={w.people.email} type="email" autocomplete="off" optional />
                <TextField {...form} name="phone" label={w.people.phone} type="tel" autocomplete="off" optional />
              </Pair>
            </Part>
            {id !== undefined && <Work w={w} state={state} />}
            <Part title={w.people.more}>
              <Pair>
                <DateField {...form} name="bornOn" label={w.people.bornOn} optional />
                <TextField {...form} name="job" label={w.people.job} autocomplete="off" optional />
              </Pair>
              <SelectField
                {...form}
                name="category"
                label={w.people.category}
                hint={w.people.categoryHint}
                none={w.people.unknownCategory}
                choices={categories.map((value) => ({ value, label: w.people.categories[value] }))}
                optional
              />
              <TextField {...form} name="street" label={w.people.street} autocomplete="off" optional />
              <Pair>
                <TextField
                  {...form}
                  name="postalCode"
                  label={w.people.postalCode}
                  inputmode="numeric"
                  autocomplete="off"
                  optional
                />
                <TextField {...form} name="town" label={w.people.town} autocomplete="off" optional />
              </Pair>
            </Part>
            <SubmitBar w={w} verb={verb} cancel={cancel} />
          </Form>
        </div>
      </div>
    </>
  )
}

function Work({ w, state }: { w: Speech; state: FormState }) {
  const form = { w, state }
  return (
    <Part title={w.people.work}>
      <CompanyField {...form} label={w.people.company} hint={w.people.companyHint} />
      <TextField {...form} name="title" label={w.people.post} autocomplete="off" optional />
    </Part>
  )
}

type CompanyFieldProps = { w: Speech; state: FormState; label: string; hint?: string | undefined }

/** A company by its name, with those that begin so as one types. */
export const CompanyField = ({ w, state, label, hint }: CompanyFieldProps) => (
  <ComboField
    w={w}
    state={state}
    name="company"
    label={label}
    hint={hint}
    suggestions={[]}
    optional
    hx-get={paths.companies.all}
    hx-trigger="input changed delay:200ms"
    hx-target={`#${state.prefix ? `${state.prefix}-` : ''}company-list`}
    hx-swap="outerHTML"
  />
)
