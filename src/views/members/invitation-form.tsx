import { paths } from '#paths.ts'
import { Form, type FormState, Pair, Part } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { AreaField, TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'
import { type Reach, RoleField, SitesField } from './hat.tsx'

type FormProps = { w: Speech; state: FormState; reach: Reach }

export function InvitationFormPage({ w, state, reach }: FormProps) {
  const words = w.invitations
  const form = { w, state }
  return (
    <>
      <PageHead title={words.one} lead={words.oneLead} />
      <div class="cols near">
        <Form {...form} action={paths.invitations} draft={paths.invitation.new}>
          <Part title={words.person}>
            <Pair>
              <TextField {...form} name="givenName" label={words.givenName} autocomplete="off" />
              <TextField {...form} name="familyName" label={words.familyName} autocomplete="off" />
            </Pair>
            <TextField {...form} name="email" label={w.members.email} type="email" autocomplete="off" />
          </Part>
          <Access {...form} title={words.access} reach={reach} />
          <SubmitBar w={w} verb={words.send} cancel={paths.invitations} />
        </Form>
      </div>
    </>
  )
}

export function SeveralFormPage({ w, state, reach }: FormProps) {
  const words = w.invitations
  const form = { w, state }
  return (
    <>
      <PageHead title={words.several} lead={words.severalLead} />
      <div class="cols near">
        <Form {...form} action={paths.invitation.several} draft={paths.invitation.several}>
          <AreaField {...form} name="people" label={words.people} hint={words.peopleHint} rows={8} />
          <Access {...form} title={words.accessOfAll} reach={reach} />
          <SubmitBar w={w} verb={words.sendAll} cancel={paths.invitations} />
        </Form>
      </div>
    </>
  )
}

function Access({ title, reach, ...form }: FormProps & { title: string }) {
  return (
    <Part title={title}>
      <RoleField {...form} roles={reach.roles} />
      <SitesField {...form} reach={reach} />
    </Part>
  )
}
