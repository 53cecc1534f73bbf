import { paths } from '#paths.ts'
import { LinkButton } from '#views/ui/button.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Tabs } from '#views/ui/tabs.tsx'
import type { Speech } from '#words/words.ts'

/** The head of the team's two lists: who is in, and who is awaited. */
export function TeamHead({ w, at, mayEdit }: { w: Speech; at: 'people' | 'invitations'; mayEdit: boolean }) {
  const words = w.members
  const invite = (
    <>
      <LinkButton href={paths.invitation.several}>{w.invitations.several}</LinkButton>
      <LinkButton href={paths.invitation.new} tone="primary" icon="user-plus">
        {words.invite}
      </LinkButton>
    </>
  )
  return (
    <>
      <PageHead title={words.title} lead={words.lead} actions={mayEdit && invite} />
      <Tabs
        label={words.views}
        tabs={[
          { href: paths.members, label: words.people, current: at === 'people' },
          { href: paths.invitations, label: w.invitations.title, current: at === 'invitations' },
        ]}
      />
    </>
  )
}
