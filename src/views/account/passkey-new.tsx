import { paths } from '#paths.ts'
import { LinkButton } from '#views/ui/button.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { Hidden } from '#views/ui/hidden.tsx'
import { Icon } from '#views/ui/icon.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'

/** The script shows the button where the browser has passkeys, asks, and sends the answer with the name. */
export function NewPasskeyPage({ w, state }: { w: Speech; state: FormState }) {
  const form = { w, state: { ...state, values: { ...state.values, response: '' } } }
  return (
    <>
      <PageHead title={w.account.passkeyAdd} lead={w.account.passkeyAddLead} />
      <div class="cols near">
        <Form {...form} action={paths.passkeys.all}>
          <TextField {...form} name="name" label={w.account.passkeyName} hint={w.account.passkeyNameHint} />
          <Hidden name="response" value="" />
          <noscript>
            <p class="mute">{w.account.passkeyNeedsScript}</p>
          </noscript>
          <div class="submit">
            <button
              type="submit"
              class="btn primary"
              hidden
              data-passkey="register"
              data-options={paths.passkeys.options}
              data-failed={w.account.passkeyFailed}
            >
              <Icon name="fingerprint" />
              {w.account.passkeyCreate}
            </button>
            <LinkButton tone="quiet" href={paths.security}>
              {w.ui.cancel}
            </LinkButton>
          </div>
        </Form>
      </div>
    </>
  )
}
