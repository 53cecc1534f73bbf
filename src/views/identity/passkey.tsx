import { paths } from '#paths.ts'
import { HiddenFields } from '#views/ui/hidden.tsx'
import { Icon } from '#views/ui/icon.tsx'
import type { Speech } from '#words/words.ts'

type PasskeyFormProps = {
  w: Speech
  action: string
  next: string | undefined
  /** Also offered among what the browser proposes in the address field. */
  conditional?: boolean
}

/** The script shows the button where the browser has passkeys, asks, and sends the answer. Until then nothing takes any room. */
export function PasskeyForm({ w, action, next, conditional }: PasskeyFormProps) {
  return (
    <>
      <form method="post" action={action} id="passkey-form" hidden>
        <HiddenFields values={{ response: '', next }} />
      </form>
      <button
        type="submit"
        form="passkey-form"
        class="btn wide"
        hidden
        data-passkey="sign-in"
        data-options={paths.signInPasskeyOptions}
        data-failed={w.signIn.passkeyFailed}
        data-conditional={conditional ? '' : undefined}
      >
        <Icon name="fingerprint" />
        {w.signIn.passkey}
      </button>
    </>
  )
}
