import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { LinkButton, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { SwitchField } from '#views/ui/check-fields.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { Form, type FormState, Pair, Part } from '#views/ui/form.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { SelectField } from '#views/ui/select-fields.tsx'
import { Badge } from '#views/ui/state.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'
import { AccountFrame } from './frame.tsx'

type AccountProps = {
  w: Speech
  state: FormState
  email: string
  /** The address waiting for its link. */
  pending: string | undefined
  organisations: readonly { id: string; name: string; current: boolean }[]
}

export function AccountPage({ w, state, email, pending, organisations }: AccountProps) {
  return (
    <AccountFrame w={w} part="profile">
      <div class="cols near">
        <div>
          <ProfileForm w={w} state={state} />
        </div>
        <div>
          <EmailCard w={w} email={email} pending={pending} />
          {organisations.some(({ current }) => current) && <PortraitCard w={w} />}
          <Organisations w={w} organisations={organisations} />
          <Card
            title={w.account.leave}
            id="leave"
            footer={
              <LinkButton tone="danger" size="small" href={paths.departure}>
                {w.account.leaveOpen}
              </LinkButton>
            }
          >
            <p class="mute">{w.account.leaveHint}</p>
          </Card>
        </div>
      </div>
    </AccountFrame>
  )
}

/** Language and appearance change the whole page, so the whole page comes back. */
function ProfileForm({ w, state }: { w: Speech; state: FormState }) {
  const form = { w, state }
  const { account } = w
  return (
    <Form {...form} action={paths.account} hx-boost="false">
      <Part title={account.you}>
        <TextField {...form} name="name" label={account.name} hint={account.nameHint} autocomplete="name" />
        <Pair>
          <SelectField
            {...form}
            name="language"
            label={account.language}
            choices={[
              { value: 'fr', label: account.french },
              { value: 'en', label: account.english },
            ]}
          />
          <SelectField
            {...form}
            name="theme"
            label={account.theme}
            choices={(['system', 'light', 'dark'] as const).map((value) => ({ value, label: account[value] }))}
          />
        </Pair>
        <SwitchField {...form} name="keys" label={account.keys} hint={account.keysHint} />
      </Part>
      <SubmitBar w={w} verb={account.save} />
    </Form>
  )
}

function EmailCard({ w, email, pending }: { w: Speech; email: string; pending: string | undefined }) {
  return (
    <Card
      title={w.account.email}
      id="email"
      footer={
        <LinkButton size="small" href={paths.email}>
          {w.account.emailChange}
        </LinkButton>
      }
    >
      <div>
        <b>{email}</b>
        <p class="mute">{w.account.emailUse}</p>
      </div>
      {pending && (
        <Alert tone="warn" title={w.account.emailPending(pending)}>
          {w.account.emailPendingHint}
        </Alert>
      )}
    </Card>
  )
}

/** A face belongs to the organisation it is shown in. */
function PortraitCard({ w }: { w: Speech }) {
  return (
    <Card
      title={w.account.portrait.card}
      id="portrait"
      footer={
        <LinkButton size="small" href={paths.portrait.own}>
          {w.account.portrait.open}
        </LinkButton>
      }
    >
      <p class="mute">{w.account.portrait.lead}</p>
    </Card>
  )
}

function Organisations({ w, organisations }: Pick<AccountProps, 'w' | 'organisations'>) {
  if (organisations.length === 0) return <NoOrganisation w={w} />
  return (
    <Card title={w.account.organisations} id="organisations" flush>
      <Rows pair>
        {organisations.map(({ id, name, current }) => (
          <Row
            title={name}
            state={current && <Badge tone="ok">{w.account.current}</Badge>}
            actions={
              !current && (
                <PostButton size="small" action={paths.current} fields={{ organisation: id }} hx-boost="false">
                  {w.account.enter}
                </PostButton>
              )
            }
          />
        ))}
      </Rows>
    </Card>
  )
}

function NoOrganisation({ w }: { w: Speech }) {
  return (
    <Card id="organisations" title={w.account.organisations}>
      <Empty
        icon="building-2"
        title={w.account.noOrganisation}
        actions={<LinkButton href={paths.signUp}>{w.account.signUp}</LinkButton>}
      >
        {w.account.noOrganisationLead}
      </Empty>
    </Card>
  )
}
