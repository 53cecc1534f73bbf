import { batch } from '#db/database.ts'
import { type IdentityRow, selectIdentity } from '#db/identity/identities.ts'
import { commit } from '#domain/events/commit.ts'
import type { Device } from '#domain/identity/device.ts'
import { mintLink, type Purpose } from '#domain/links/links.ts'
import type { MailKind } from '#domain/messages/kinds.ts'
import { tokens } from '#edge/tokens.ts'
import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { type Speech, speech } from '#words/words.ts'
import type { Job } from './job.ts'
import { letterTo } from './letter.tsx'
import { sendMail } from './mail.ts'

export const sendSignInLink = (job: Job) =>
  sendLink(job, 'sign-in', 'sign-in-link', paths.signInLinkConfirm, ({ signIn: { mails } }) => ({
    subject: mails.linkSubject,
    body: mails.link,
    verb: mails.linkVerb,
    after: mails.linkAfter,
  }))

export const sendResetLink = (job: Job) =>
  sendLink(job, 'reset', 'reset-link', paths.resetConfirm, ({ signIn: { mails } }) => ({
    subject: mails.resetSubject,
    body: mails.reset,
    verb: mails.resetVerb,
    after: mails.resetAfter,
  }))

export const tellPasswordChanged = (job: Job) =>
  tell(job, 'password-changed', paths.reset, ({ signIn: { mails }, format }) => ({
    subject: mails.changedSubject,
    body: mails.changed(format.moment(job.event.at)),
    verb: mails.changedVerb,
    after: mails.changedAfter,
  }))

export const announceLogin = (job: Job) =>
  tell(job, 'new-device', paths.logins, ({ signIn: { mails }, format }) => {
    const { browser, system } = job.event.payload.device as Device
    return {
      subject: mails.newLoginSubject,
      body: mails.newLogin(format.moment(job.event.at), mails.device(browser, system)),
      verb: mails.newLoginVerb,
      after: mails.newLoginAfter,
    }
  })

type Said = { subject: string; body: string; verb: string; after: string }
type Say = (w: Speech) => Said

/** The link is made here and nowhere kept: delivered twice, the event makes another one, and each serves once. */
async function sendLink(job: Job, purpose: Purpose, kind: MailKind, address: string, say: Say): Promise<void> {
  const identity = await recipient(job)
  if (!identity) return job.settle([])
  const { token, write } = await mintLink(job.scope, tokens(job.env.SECRET), purpose, identity.id)
  const minted = await commit(job.scope, [write])
  if (!minted.ok) throw new Error('A link could not be written.')

  const { next } = job.event.payload
  const href = withParameters(address, { token, next: typeof next === 'string' ? next : undefined })
  await send(job, identity, kind, href, say)
}

async function tell(job: Job, kind: MailKind, address: string, say: Say): Promise<void> {
  const identity = await recipient(job)
  if (!identity) return job.settle([])
  await send(job, identity, kind, address, say)
}

async function send(job: Job, { email, name, language }: IdentityRow, kind: MailKind, address: string, say: Say) {
  const w = await speech(language)
  const { verb, ...said } = say(w)
  const action = { href: `${job.env.ORIGIN}${address}`, label: verb }
  await sendMail(job, kind, letterTo(email, { w, name, ...said, action }))
}

/** Nobody, when the address was unknown or its owner may not enter any more. */
async function recipient({ scope, event }: Job): Promise<IdentityRow | null> {
  const [[identity]] = await batch(scope.db, [selectIdentity(scope, event.subjectId)])
  return identity && identity.disabledAt === null ? identity : null
}
