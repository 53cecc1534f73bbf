import { paths } from '#paths.ts'
import { LinkButton } from '#views/ui/button.tsx'
import type { Speech } from '#words/words.ts'

/** Seen for a moment on the way to a provider; the button is for a browser that does not go by itself. */
export function SsoLeavingPage({ w, name, to }: { w: Speech; name: string; to: string }) {
  return (
    <>
      <div>
        <h1>{w.sso.leavingTitle(name)}</h1>
        <p class="mute">{w.sso.leaving}</p>
      </div>
      <LinkButton href={to} tone="primary" wide>
        {w.sso.leave}
      </LinkButton>
    </>
  )
}

/** Back from the provider, and not linked yet: one proof here, once. */
export function SsoProvePage({ w, name, email }: { w: Speech; name: string; email: string }) {
  return (
    <>
      <div>
        <h1>{w.sso.proveTitle}</h1>
        <p>{w.sso.prove(name, email)}</p>
        <p class="mute">{w.sso.proveWhy}</p>
      </div>
      <LinkButton href={paths.ssoLink} tone="primary" wide>
        {w.sso.proveVerb}
      </LinkButton>
      <LinkButton href={paths.signIn} tone="quiet" wide>
        {w.signIn.back}
      </LinkButton>
    </>
  )
}
