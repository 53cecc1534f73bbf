import type { OwnRecord } from '#db/portal/own-data.ts'
import { paths } from '#paths.ts'
import { PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { KeyValues } from '#views/ui/key-values.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { AreaField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'
import { TrainingFrame } from './training-frame.tsx'

type DataProps = {
  w: Speech
  organisation: string
  person: OwnRecord
  employments: readonly { company: string; title: string; since: string; until: string }[]
  state: FormState
}

/** What is known of whoever looks, how to have it put right, and how to take it away. */
export function OwnDataPage({ w, organisation, person, employments, state }: DataProps) {
  const { own: words } = w.training
  const form = { w, state }
  const categories: Record<string, string> = w.people.categories
  return (
    <TrainingFrame w={w} current="data" lead={words.lead(organisation)}>
      <Card title={words.facts} id="facts">
        <KeyValues
          pairs={[
            [words.name, `${person.givenName} ${person.familyName}`],
            [words.email, person.email || words.unknown],
            [words.phone, person.phone || words.unknown],
            [w.people.bornOn, person.bornOn && w.format.longDate(person.bornOn)],
            [
              words.address,
              [person.street, `${person.postalCode ?? ''} ${person.town ?? ''}`.trim()].filter(Boolean).join(', '),
            ],
            [w.people.job, person.job],
            [
              words.employers,
              employments.map(({ company, title }) => [title, company].filter(Boolean).join(', ')).join(' ; '),
            ],
            [w.people.category, categories[person.category ?? '']],
            [w.people.needs, person.needs],
            [words.arrangements, person.arrangements],
          ]}
        />
      </Card>
      <Form {...form} id="correction-form" action={paths.ownTraining.corrections}>
        <h2>{words.correct}</h2>
        <AreaField {...form} name="what" label={words.what} hint={words.correctHint} rows={3} />
        <SubmitBar w={w} verb={words.send} />
      </Form>
      <Card title={words.take} id="take">
        <p>{words.takeHint}</p>
        <PostButton icon="download" action={paths.ownTraining.export} hx-boost="false">
          {words.download}
        </PostButton>
      </Card>
    </TrainingFrame>
  )
}
