import { paths } from '#paths.ts'
import { Button } from '#views/ui/button.tsx'
import { Form, type FormState, Pair } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { AreaField, TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'
import { Trap } from './trap.tsx'

type ComplaintProps = { w: Speech; organisation: { id: string; name: string }; state: FormState; days: number }

/** For whoever is not happy: what happened, and where to answer them. */
export function ComplaintPage({ w, organisation, state, days }: ComplaintProps) {
  const words = w.improvement.complaint
  const form = { w, state }
  return (
    <div class="stacked wide6">
      <PageHead title={words.title} lead={words.lead(organisation.name, days)} />
      <div class="measure stacked wide4">
        <Form {...form} action={paths.portal.complaint(organisation.id)} hidden={{ id: [state.values.id].flat()[0] }}>
          <TextField {...form} name="title" label={words.about} hint={words.aboutHint} />
          <AreaField {...form} name="body" label={words.body} rows={7} />
          <Pair>
            <TextField {...form} name="name" label={words.name} autocomplete="name" />
            <TextField
              {...form}
              name="email"
              type="email"
              inputmode="email"
              autocomplete="email"
              label={words.email}
              hint={words.emailHint}
            />
          </Pair>
          <Trap w={w} />
          <div class="submit">
            <Button tone="primary">{words.send}</Button>
          </div>
        </Form>
        <p class="mute">
          {words.grave} <a href={paths.portal.report(organisation.id)}>{words.graveLink}</a>
        </p>
      </div>
    </div>
  )
}

export function ComplaintThanksPage({ w, organisation }: Pick<ComplaintProps, 'w' | 'organisation'>) {
  const words = w.improvement.complaint
  return (
    <div class="stacked wide6">
      <PageHead title={words.thanks} lead={words.thanksLead} />
      <p>
        <a href={paths.portal.catalogue(organisation.id)}>{words.back(organisation.name)}</a>
      </p>
    </div>
  )
}
