import { paths } from '#paths.ts'
import { Button, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Form, type FormState, Pair } from '#views/ui/form.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { SelectField } from '#views/ui/select-fields.tsx'
import type { Speech } from '#words/words.ts'
import type { GrantLine, MemberScreen } from './member.tsx'

/** What one person may do beside her roles, and the line that gives one more. */
export function GrantsCard({ w, screen, state }: { w: Speech; screen: MemberScreen; state: FormState }) {
  const { grants, grantable, hats } = screen
  const mayGive = grantable.length > 0 && hats.length > 0
  return (
    <Card title={w.members.grants} id="grants" note={w.members.grantsHint} flush>
      {grants.length === 0 && !mayGive && <p class="body mute">{w.members.noGrants}</p>}
      <Rows>
        {grants.map((grant) => (
          <GrantRow w={w} grant={grant} personId={screen.member.id} />
        ))}
      </Rows>
      {mayGive && (
        <div class="body">
          <GiveGrant w={w} screen={screen} state={state} />
        </div>
      )}
    </Card>
  )
}

function GrantRow({ w, grant, personId }: { w: Speech; grant: GrantLine; personId: string }) {
  const name = nameOf(w, grant.permission)
  return (
    <Row
      icon="key-round"
      title={name}
      context={grant.siteId === '' ? w.members.everySite : grant.siteName}
      actions={
        grant.mayTake && (
          <PostButton
            action={paths.member.grantRemoval(personId)}
            fields={{ permission: grant.permission, site: grant.siteId }}
            size="small"
            tone="quiet"
            icon="trash-2"
            label={w.members.takeGrant(name)}
          />
        )
      }
    />
  )
}

function GiveGrant({ w, screen, state }: { w: Speech; screen: MemberScreen; state: FormState }) {
  const { member, grantable, reach } = screen
  const form = { w, state: { ...state, problem: undefined } }
  const sites = reach.sites.map(({ id, name }) => ({ value: id, label: name }))
  const places = reach.everySite ? [{ value: '', label: w.members.everySite }, ...sites] : sites
  return (
    <Form {...form} action={paths.member.grants(member.id)} bare>
      <Pair>
        <SelectField
          {...form}
          name="permission"
          label={w.members.permission}
          none={w.ui.choose}
          choices={grantable.map((permission) => ({ value: permission, label: nameOf(w, permission) }))}
        />
        <SelectField {...form} name="site" label={w.members.site} choices={places} />
      </Pair>
      <div class="actions">
        <Button icon="plus">{w.members.giveGrant}</Button>
      </div>
    </Form>
  )
}

const nameOf = (w: Speech, permission: string): string =>
  permission in w.permissions ? w.permissions[permission as keyof typeof w.permissions] : permission
