import type { Room } from '#http/room.ts'
import { language } from '#routes/account/preferences.ts'
import { capturedMails } from '#routes/dev/mail.tsx'
import { paymentStandIn } from '#routes/dev/payment-stand-in.tsx'
import { signingKeyList, verification } from '#routes/documents/verification.tsx'
import { signInLink, signInLinkConfirm } from '#routes/identity/link.tsx'
import { passkeyOptions, signInPasskey } from '#routes/identity/passkey.tsx'
import { proof } from '#routes/identity/proof.tsx'
import { reset, resetConfirm } from '#routes/identity/reset.tsx'
import { secondFactor } from '#routes/identity/second-factor.tsx'
import { signIn } from '#routes/identity/sign-in.tsx'
import { signOut } from '#routes/identity/sign-out.ts'
import { signInSso, signInSsoReturn } from '#routes/identity/sso.tsx'
import { acceptance } from '#routes/members/acceptance.tsx'
import { lookSheet } from '#routes/organisations/look-sheet.ts'
import { signUp } from '#routes/organisations/sign-up.tsx'
import { signUpConfirm } from '#routes/organisations/sign-up-confirm.tsx'
import { accessibility, help, privacy } from '#routes/platform/about.tsx'
import { health, home, ready } from '#routes/platform/health.ts'

/** What anybody may ask, and the ways in. */
export const rooms: readonly Room[] = [
  health,
  ready,
  home,
  signIn,
  secondFactor,
  signInLink,
  signInLinkConfirm,
  passkeyOptions,
  signInPasskey,
  signInSso,
  signInSsoReturn,
  reset,
  resetConfirm,
  proof,
  signOut,
  signUp,
  signUpConfirm,
  acceptance,
  language,
  help,
  accessibility,
  privacy,
  lookSheet,
  paymentStandIn,
  signingKeyList,
  verification,
  capturedMails,
]
