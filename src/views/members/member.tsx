import type { GrantRow } from '#db/members/grants.ts'
import type { MemberRow } from '#db/members/members.ts'
import type { HatRow } from '#db/members/memberships.ts'
import type { Permission } from '#domain/members/matrix.ts'
import { paths } from '#paths.ts'
import { type Entry, History } from '#views/events/history.tsx'
import { Alert } from '#views/ui/alert.tsx'
import { Button, LinkButton, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Confirm } from '#views/ui/dialog.tsx'
import type { FormState } from '#views/ui/form.tsx'
import { Menu, MenuOpener } from '#views/ui/menu.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { Badge } from '#views/ui/state.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'
import { GrantsCard } from './grants.tsx'
import { hatText, type Reach, roleName } from './hat.tsx'
import { AccessState } from './members.tsx'

export type HatLine = HatRow & { mayMove: boolean; mayTake: boolean }
export type GrantLine = GrantRow & { mayTake: boolean }

export type MemberScreen = {
  member: MemberRow
  name: string
  isYou: boolean
  hats: readonly HatLine[]
  grants: readonly GrantLine[]
  history: readonly Entry[]
  allHistory: string | undefined
  reach: Reach
  grantable: readonly Permission[]
  mayGive: boolean
  maySuspend: boolean
  mayResume: boolean
  mayDismiss: boolean
}

export function MemberPage({ w, screen, state }: { w: Speech; screen: MemberScreen; state: FormState }) {
  const { member, name, hats } = screen
  return (
    <>
      <PageHead
        title={name}
        state={<Standing w={w} screen={screen} />}
        lead={screen.isYou && w.members.you}
        facts={[{ icon: 'mail', text: member.email }]}
        actions={<Verbs w={w} screen={screen} />}
      />
      {state.problem && <Alert tone="bad" title={state.problem} role="alert" />}
      {member.suspendedReason && <Alert title={w.members.suspendedBecause(member.suspendedReason)} icon="lock" />}
      <div class="cols">
        <div>
          <HatsCard w={w} screen={screen} />
          {(hats.length > 0 || screen.grants.length > 0) && <GrantsCard w={w} screen={screen} state={state} />}
        </div>
        <div>
          <History w={w} entries={screen.history} all={screen.allHistory} />
        </div>
      </div>
      {hats
        .filter(({ mayTake }) => mayTake)
        .map((hat) => (
          <TakeHat w={w} hat={hat} last={hats.length === 1} />
        ))}
      {screen.maySuspend && <Suspend w={w} screen={screen} state={state} />}
      {screen.mayDismiss && <Dismiss w={w} screen={screen} />}
    </>
  )
}

function Standing({ w, screen: { hats, member } }: { w: Speech; screen: MemberScreen }) {
  if (hats.length === 0) return <Badge icon="log-out">{w.members.gone}</Badge>
  return <AccessState w={w} suspendedAt={member.suspendedAt} />
}

function Verbs({ w, screen }: { w: Speech; screen: MemberScreen }) {
  const { maySuspend, mayDismiss, mayResume, mayGive, member } = screen
  return (
    <>
      {(maySuspend || mayDismiss) && (
        <Menu id="access" label={w.ui.actionsFor(screen.name)}>
          {maySuspend && (
            <MenuOpener opens="suspend" icon="lock">
              {w.members.suspend}
            </MenuOpener>
          )}
          {mayDismiss && (
            <MenuOpener opens="dismiss" icon="log-out" bad>
              {w.members.dismiss}
            </MenuOpener>
          )}
        </Menu>
      )}
      {mayResume && <PostButton action={paths.member.resumption(member.id)}>{w.members.resume}</PostButton>}
      {mayGive && (
        <LinkButton tone="primary" icon="plus" href={paths.member.newHat(member.id)}>
          {w.members.giveRole}
        </LinkButton>
      )}
    </>
  )
}

function HatsCard({ w, screen: { hats } }: { w: Speech; screen: MemberScreen }) {
  return (
    <Card title={w.members.roles} id="roles" flush>
      {hats.length === 0 && <p class="body mute">{w.members.noRole}</p>}
      <Rows>
        {hats.map((hat) => (
          <Row
            icon="user"
            title={roleName(w, hat.role)}
            context={hatText(w, hat.allSites, hat.siteNames)}
            actions={(hat.mayMove || hat.mayTake) && <HatVerbs w={w} hat={hat} />}
          />
        ))}
      </Rows>
    </Card>
  )
}

function HatVerbs({ w, hat }: { w: Speech; hat: HatLine }) {
  return (
    <>
      {hat.mayMove && (
        <LinkButton size="small" href={paths.hat.edit(hat.id)}>
          {w.members.changeSites}
        </LinkButton>
      )}
      {hat.mayTake && (
        <Button
          size="small"
          tone="quiet"
          icon="trash-2"
          label={w.members.takeRoleFor(roleName(w, hat.role))}
          opens={`take-${hat.id}`}
        />
      )}
    </>
  )
}

function TakeHat({ w, hat, last }: { w: Speech; hat: HatLine; last: boolean }) {
  return (
    <Confirm
      w={w}
      id={`take-${hat.id}`}
      title={w.members.takeRoleTitle(roleName(w, hat.role))}
      action={paths.hat.removal(hat.id)}
      verb={w.members.takeRoleVerb}
      keep={w.members.keepRole}
    >
      <p>{last ? w.members.takeLastRoleFollows : w.members.takeRoleFollows}</p>
    </Confirm>
  )
}

function Suspend({ w, screen, state }: { w: Speech; screen: MemberScreen; state: FormState }) {
  const { suspendTitle, suspendVerb, keepAccess, suspendFollows, reason, reasonHint } = w.members
  return (
    <Confirm
      w={w}
      id="suspend"
      title={suspendTitle(screen.name)}
      action={paths.member.suspension(screen.member.id)}
      verb={suspendVerb}
      keep={keepAccess}
    >
      <p>{suspendFollows}</p>
      <TextField w={w} state={{ ...state, problem: undefined }} name="reason" label={reason} hint={reasonHint} />
    </Confirm>
  )
}

function Dismiss({ w, screen }: { w: Speech; screen: MemberScreen }) {
  const { dismissTitle, dismissVerb, keepAccess, dismissFollows } = w.members
  return (
    <Confirm
      w={w}
      id="dismiss"
      title={dismissTitle(screen.name)}
      action={paths.member.departure(screen.member.id)}
      verb={dismissVerb}
      keep={keepAccess}
    >
      <p>{dismissFollows}</p>
    </Confirm>
  )
}
