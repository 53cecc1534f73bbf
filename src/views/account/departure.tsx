import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { CheckboxField } from '#views/ui/check-fields.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import type { IconName } from '#views/ui/icon-names.ts'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import type { Speech } from '#words/words.ts'

type DepartureProps = {
  w: Speech
  /** Organisations that would lose their last owner. */
  blocking: readonly string[]
  state: FormState
}

export function DeparturePage({ w, blocking, state }: DepartureProps) {
  const form = { w, state }
  const { account } = w
  if (blocking.length > 0) {
    return (
      <>
        <PageHead title={account.leave} actions={<LinkButton href={paths.account}>{account.leaveKeep}</LinkButton>} />
        <Alert tone="warn" title={account.leaveBlocked(blocking.join(', '))}>
          {account.leaveBlockedHint}
        </Alert>
      </>
    )
  }
  return (
    <>
      <PageHead title={account.leave} lead={account.leaveHint} />
      <div class="cols near">
        <div>
          <Card title={account.leaveFollows} id="follows" flush>
            <Rows>
              {follows.map(([icon, word]) => (
                <Row icon={icon} title={account[word]} />
              ))}
            </Rows>
          </Card>
          <Form {...form} action={paths.departure} hx-boost="false">
            <CheckboxField {...form} name="sure" label={account.leaveSure} />
            <SubmitBar w={w} verb={account.leave} tone="danger">
              <LinkButton tone="quiet" href={paths.account}>
                {account.leaveKeep}
              </LinkButton>
            </SubmitBar>
          </Form>
        </div>
      </div>
    </>
  )
}

const follows: readonly [IconName, 'leaveLogins' | 'leaveSecrets' | 'leaveAccesses' | 'leaveTraces' | 'leaveOwners'][] =
  [
    ['log-out', 'leaveLogins'],
    ['eraser', 'leaveSecrets'],
    ['door-open', 'leaveAccesses'],
    ['archive', 'leaveTraces'],
    ['building-2', 'leaveOwners'],
  ]
