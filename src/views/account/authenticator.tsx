import { paths } from '#paths.ts'
import { Button, LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Confirm } from '#views/ui/dialog.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Badge } from '#views/ui/state.tsx'
import type { Speech } from '#words/words.ts'

export function AuthenticatorPage({ w, since }: { w: Speech; since: number }) {
  const { account, format } = w
  return (
    <>
      <PageHead
        title={account.authenticator}
        state={<Badge tone="ok">{account.authenticatorSince(format.shortDay(since))}</Badge>}
        lead={account.authenticatorUse}
        actions={<Button opens="remove-authenticator">{account.authenticatorRemove}</Button>}
      />
      <div class="cols near">
        <Card
          title={account.codes}
          id="codes"
          footer={
            <LinkButton size="small" href={paths.recoveryCodes}>
              {account.authenticatorManage}
            </LinkButton>
          }
        >
          <p class="mute">{account.codesLead}</p>
        </Card>
      </div>
      <Confirm
        w={w}
        id="remove-authenticator"
        title={account.authenticatorRemoveTitle}
        action={paths.authenticatorRemoval}
        verb={account.authenticatorRemoveVerb}
        keep={account.authenticatorKeep}
      >
        <p>{account.authenticatorRemoveFollows}</p>
      </Confirm>
    </>
  )
}
