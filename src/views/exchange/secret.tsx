import { Alert } from '#views/ui/alert.tsx'
import { Button, LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { blank, Form, type FormState } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'

type SecretProps = {
  w: Speech
  name: string
  lead: string
  /** Where the provider sends, or where we send. */
  address: string
  hint?: string | undefined
  secret: string
  /** The one before is good until then. */
  oldUntil: number | null
  back: string
  /** Where a change of secret is sent; `typed` when it may be given rather than made here. */
  change: { action: string; typed: boolean; state?: FormState | undefined }
}

/** The only pages that show a secret ask for a fresh proof first. */
export function SecretPage({ w, name, lead, address, hint, secret, oldUntil, back, change }: SecretProps) {
  const { webhooks: words } = w
  const shown = { w, state: { ...blank, values: { shownAddress: address, shownSecret: secret } } }
  return (
    <>
      <PageHead title={words.secretTitle(name)} lead={lead} />
      {secret === '' && (
        <Alert tone="warn" title={words.secretAwaited}>
          {words.secretAwaitedWhy}
        </Alert>
      )}
      {oldUntil !== null && <Alert title={words.secretOldUntil(w.format.moment(oldUntil))} icon="clock" />}
      <div class="cols">
        <div>
          <Card title={words.credentials} id="credentials">
            <TextField {...shown} name="shownAddress" label={words.address} hint={hint} readonly autocomplete="off" />
            {secret !== '' && (
              <TextField {...shown} name="shownSecret" label={words.secret} readonly autocomplete="off" />
            )}
            <div>
              <LinkButton tone="primary" href={back}>
                {words.backTo(name)}
              </LinkButton>
            </div>
          </Card>
        </div>
        <div>
          <Card title={words.secretChange} id="change">
            <p>{secret === '' ? words.secretPaste : words.secretChangeLead}</p>
            <Form w={w} state={change.state} action={change.action} bare>
              {change.typed && (
                <TextField
                  w={w}
                  state={change.state ?? blank}
                  name="secret"
                  label={words.secret}
                  hint={secret === '' ? undefined : words.secretChangeHint}
                  autocomplete="off"
                  optional={secret !== ''}
                />
              )}
              <div>
                <Button>{words.secretChange}</Button>
              </div>
            </Form>
          </Card>
        </div>
      </div>
    </>
  )
}
