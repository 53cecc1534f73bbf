import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { Button, LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Confirm } from '#views/ui/dialog.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Badge } from '#views/ui/state.tsx'
import type { Speech } from '#words/words.ts'

export function RecoveryCodesPage({ w, left }: { w: Speech; left: number }) {
  const { account } = w
  return (
    <>
      <PageHead
        title={account.codes}
        state={<Badge tone={left > 2 ? 'ok' : 'bad'}>{account.codesLeft(left)}</Badge>}
        lead={account.codesLead}
        actions={
          <Button tone="primary" opens="renew-codes">
            {account.codesRenew}
          </Button>
        }
      />
      <Confirm
        w={w}
        id="renew-codes"
        title={account.codesRenewTitle}
        action={paths.recoveryCodes}
        verb={account.codesRenewVerb}
        keep={account.codesKeep}
        tone="primary"
      >
        <p>{account.codesRenewFollows}</p>
      </Confirm>
    </>
  )
}

type NewCodesProps = { w: Speech; codes: readonly string[]; done?: string | undefined; next: string }

/** The only time they are seen. */
export function NewCodesPage({ w, codes, done, next }: NewCodesProps) {
  const { account } = w
  return (
    <>
      <PageHead title={account.codesTitle} state={done && <Badge tone="ok">{done}</Badge>} lead={account.codesLead} />
      <Alert tone="warn" icon="key-round" title={account.codesOnce} role="status">
        {account.codesOnceHint}
      </Alert>
      <div class="cols near">
        <Card
          label={account.codes}
          footer={
            <LinkButton tone="primary" href={next} hx-boost="false">
              {account.codesKept}
            </LinkButton>
          }
        >
          <ul class="pairup">
            {codes.map((code) => (
              <li>
                <code>{code}</code>
              </li>
            ))}
          </ul>
        </Card>
      </div>
    </>
  )
}
