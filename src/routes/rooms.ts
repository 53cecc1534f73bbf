import type { Room } from '#http/room.ts'
import { apiOrganisation } from '#routes/api/organisation.ts'
import { apiNewSites, apiSites } from '#routes/api/sites.ts'
import { token } from '#routes/api/token.ts'
import { desk } from '#routes/desk/desk.tsx'
import { capturedMails } from '#routes/dev/mail.tsx'
import { signInLink, signInLinkConfirm } from '#routes/identity/link.tsx'
import { passkeyOptions, signInPasskey } from '#routes/identity/passkey.tsx'
import { proof } from '#routes/identity/proof.tsx'
import { reset, resetConfirm } from '#routes/identity/reset.tsx'
import { secondFactor } from '#routes/identity/second-factor.tsx'
import { signIn } from '#routes/identity/sign-in.tsx'
import { signOut } from '#routes/identity/sign-out.ts'
import { keys } from '#routes/members/keys.tsx'
import { siteForms, sites } from '#routes/organisations/sites.tsx'
import { health, home } from '#routes/platform/health.ts'
import { kit } from '#routes/platform/kit.tsx'

/** Every room that answers, in the order addresses are tried: forms before what they are forms of. */
export const rooms: readonly Room[] = [
  health,
  home,
  signIn,
  secondFactor,
  signInLink,
  signInLinkConfirm,
  passkeyOptions,
  signInPasskey,
  reset,
  resetConfirm,
  proof,
  signOut,
  desk,
  siteForms,
  sites,
  kit,
  capturedMails,
  keys,
  token,
  apiOrganisation,
  apiSites,
  apiNewSites,
]
