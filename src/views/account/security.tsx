import type { Child } from 'hono/jsx'
import type { FactorsRow } from '#db/identity/factors.ts'
import type { HeldPasskey } from '#db/identity/keyring.ts'
import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import type { IconName } from '#views/ui/icon-names.ts'
import { Row, Rows } from '#views/ui/rows.tsx'
import type { Speech } from '#words/words.ts'
import { AccountFrame } from './frame.tsx'
import { Keyring } from './keyring.tsx'

type SecurityProps = {
  w: Speech
  factors: FactorsRow
  keyring: readonly HeldPasskey[]
  required: boolean
  problem?: string | undefined
}

export function SecurityPage({ w, factors, keyring, required, problem }: SecurityProps) {
  return (
    <AccountFrame w={w} part="security" lead={w.account.securityLead}>
      {problem && <Alert tone="bad" title={problem} role="alert" />}
      {required && (
        <Alert tone="info" icon="shield-check" title={w.account.requiredTitle}>
          {w.account.required}
        </Alert>
      )}
      <div class="cols">
        <div>
          <Ways w={w} factors={factors} />
        </div>
        <div>
          <Keyring w={w} keyring={keyring} />
        </div>
      </div>
    </AccountFrame>
  )
}

function Ways({ w, factors }: { w: Speech; factors: FactorsRow }) {
  const { account, format } = w
  const { passwordAt, authenticatorAt, codes, providers } = factors
  return (
    <Card label={account.security} flush>
      <Rows>
        <Way
          icon="lock"
          title={account.password}
          context={passwordAt ? account.passwordSince(format.shortDay(passwordAt)) : account.passwordNone}
          href={paths.password}
          verb={passwordAt ? account.passwordChange : account.passwordSet}
        />
        <Way
          icon="smartphone"
          title={account.authenticator}
          context={
            authenticatorAt ? account.authenticatorSince(format.shortDay(authenticatorAt)) : account.authenticatorUse
          }
          href={paths.authenticator}
          verb={authenticatorAt ? account.authenticatorManage : account.authenticatorAdd}
        />
        {authenticatorAt && (
          <Way
            icon="key-round"
            title={account.codes}
            context={codes > 2 ? account.codesLeft(codes) : <b>{account.codesLeft(codes)}</b>}
            href={paths.recoveryCodes}
            verb={account.authenticatorManage}
          />
        )}
        <Way
          icon="building-2"
          title={account.providers}
          context={providers > 0 ? account.providersCount(providers) : w.sso.noAccount}
          href={paths.ssoLink}
          verb={account.authenticatorManage}
        />
      </Rows>
    </Card>
  )
}

type WayProps = { icon: IconName; title: string; context: Child; href: string; verb: string }

/** The verb opens a page of its own, where it is asked once more who is there. */
function Way({ icon, title, context, href, verb }: WayProps) {
  return (
    <Row
      icon={icon}
      title={title}
      context={context}
      actions={
        <LinkButton size="small" href={href}>
          {verb}
        </LinkButton>
      }
    />
  )
}
