import type { Standing } from '#domain/members/standing.ts'
import { paths } from '#paths.ts'
import { Card } from '#views/ui/card.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { State } from '#views/ui/state.tsx'
import type { Speech } from '#words/words.ts'

type AccountProps = {
  w: Speech
  givenName: string
  isProtected: boolean
  hats: Standing['hats']
  sites: readonly (readonly [string, string])[]
}

/** What everybody has here from the first day: an account to look after. */
export function AccountCard({ w, givenName, isProtected }: AccountProps) {
  return (
    <Card title={w.desk.hello(givenName)} id="hello" flush>
      <Rows>
        <Row icon="user" title={w.desk.profile} href={paths.account} context={w.desk.profileWhy} />
        <Row
          icon="key-round"
          title={w.desk.security}
          href={paths.security}
          context={w.desk.securityWhy}
          state={
            <State tone={isProtected ? 'ok' : 'warn'}>{isProtected ? w.desk.protected : w.desk.unprotected}</State>
          }
        />
      </Rows>
    </Card>
  )
}

/** What one is here, and what one comes for: nothing that is not there yet is promised. */
export function PlaceCard({ w, hats, sites }: AccountProps) {
  const names = new Map(sites)
  return (
    <Card title={w.desk.here} id="here" flush>
      <Rows pair>
        {hats.map((hat) => (
          <Row
            title={w.roles[hat.role].name}
            context={
              hat.sites === 'all' ? w.members.everySite : hat.sites.flatMap((id) => names.get(id) ?? []).join(', ')
            }
          />
        ))}
      </Rows>
    </Card>
  )
}
