import { paths } from '#paths.ts'
import { Form, type FormState } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import type { Speech } from '#words/words.ts'
import { type Reach, RoleField, SitesField } from './hat.tsx'

type FormProps = { w: Speech; title: string; member: { id: string }; reach: Reach; state: FormState }

export function HatFormPage({ w, title, member, reach, state }: FormProps) {
  const form = { w, state }
  return (
    <>
      <PageHead title={title} />
      <div class="cols near">
        <Form {...form} action={paths.member.hats(member.id)}>
          <RoleField {...form} roles={reach.roles} />
          <SitesField
            {...form}
            reach={reach}
            hint={reach.roles.includes('owner') ? w.members.ownerEverywhere : undefined}
          />
          <SubmitBar w={w} verb={w.members.giveRole} cancel={paths.member.one(member.id)} />
        </Form>
      </div>
    </>
  )
}

export function HatSitesPage({ w, title, member, hat, reach, state }: FormProps & { hat: { id: string } }) {
  const form = { w, state }
  return (
    <>
      <PageHead title={title} />
      <div class="cols near">
        <Form {...form} action={paths.hat.one(hat.id)}>
          <SitesField {...form} reach={reach} />
          <SubmitBar w={w} verb={w.members.saveSites} cancel={paths.member.one(member.id)} />
        </Form>
      </div>
    </>
  )
}
