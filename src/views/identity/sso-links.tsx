import type { SsoLinkRow } from '#db/identity/sso.ts'
import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { Alert } from '#views/ui/alert.tsx'
import { Button } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Confirm } from '#views/ui/dialog.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { Form } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import type { Speech } from '#words/words.ts'

type SsoLinksProps = {
  w: Speech
  links: readonly SsoLinkRow[]
  offered: readonly { key: string; name: string }[]
  /** The account just come back from. */
  arrival: { name: string; email?: string } | null
  /** Whose account this is, here. */
  email: string
  problem: string | undefined
}

export function SsoLinksPage({ w, links, offered, arrival, email, problem }: SsoLinksProps) {
  return (
    <>
      <PageHead title={w.sso.accounts} lead={w.sso.accountsLead} />
      {problem && <Alert tone="bad" title={problem} role="alert" />}
      <div class="cols near">
        <div>
          {arrival && <Arrived w={w} name={arrival.name} there={arrival.email ?? ''} here={email} />}
          <Card title={w.sso.linkedAccounts} id="accounts" flush>
            {links.length === 0 ? (
              <Empty icon="link" title={w.sso.noAccount} level={3} />
            ) : (
              <Rows>
                {links.map((link, at) => (
                  <Row
                    icon="link"
                    title={nameOf(link)}
                    context={w.sso.since(w.format.shortDay(link.at))}
                    actions={
                      <Button size="small" opens={`unlink-${at}`}>
                        {w.sso.unlink}
                      </Button>
                    }
                  />
                ))}
              </Rows>
            )}
          </Card>
          {offered.length > 0 && <Offered w={w} offered={offered} />}
        </div>
      </div>
      {links.map((link, at) => (
        <Unlink w={w} link={link} id={`unlink-${at}`} />
      ))}
    </>
  )
}

/** Shows both sides by name: a link begun by somebody else would show here. */
function Arrived({ w, name, there, here }: { w: Speech; name: string; there: string; here: string }) {
  return (
    <Card title={w.sso.confirmTitle(name)} id="arrival">
      <Form w={w} action={paths.ssoLink} bare>
        <p>{w.sso.confirm(there, here)}</p>
        <p class="mute">{w.sso.confirmFollows}</p>
        <div>
          <Button tone="primary" icon="link">
            {w.sso.link}
          </Button>
        </div>
      </Form>
    </Card>
  )
}

/** Out of the house: htmx is asked to let the browser go by itself. */
function Offered({ w, offered }: Pick<SsoLinksProps, 'w' | 'offered'>) {
  return (
    <Card title={w.sso.another} id="another">
      <div class="stacked" hx-boost="false">
        {offered.map(({ key, name }) => (
          <a class="btn wide" href={withParameters(paths.signInSso, { provider: key, link: 'yes' })} hx-boost="false">
            {name}
          </a>
        ))}
      </div>
    </Card>
  )
}

function Unlink({ w, link, id }: { w: Speech; link: SsoLinkRow; id: string }) {
  return (
    <Confirm
      w={w}
      id={id}
      title={w.sso.unlinkTitle(nameOf(link))}
      action={`${paths.ssoLink}/removal`}
      fields={{ issuer: link.issuer, subject: link.subject }}
      verb={w.sso.unlinkVerb}
      keep={w.sso.keep}
    >
      <p>{w.sso.unlinkFollows}</p>
    </Confirm>
  )
}

/** The name that an organisation gave it, or the one in its address. */
function nameOf({ issuer, name }: SsoLinkRow): string {
  const host = URL.parse(issuer)?.hostname ?? issuer
  return known[host] ?? name ?? host
}

const known: Readonly<Record<string, string>> = {
  'accounts.google.com': 'Google',
  'login.microsoftonline.com': 'Microsoft',
}
