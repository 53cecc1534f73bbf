import { batch } from '#db/database.ts'
import { selectEmailChange } from '#db/identity/accounts.ts'
import { type IdentityRow, selectIdentity } from '#db/identity/identities.ts'
import { deleteLinks } from '#db/links/links.ts'
import { commit } from '#domain/events/commit.ts'
import { mintLink } from '#domain/links/links.ts'
import type { MailKind } from '#domain/messages/kinds.ts'
import { tokens } from '#edge/tokens.ts'
import { paths } from '#paths.ts'
import { type Speech, speech } from '#words/words.ts'
import type { Job } from './job.ts'
import { letterTo } from './letter.tsx'
import { sendMail } from './mail.ts'

/** To the address that is wanted, unless another has been asked for since. */
export async function sendEmailLink(job: Job): Promise<void> {
  const { scope, event, env } = job
  const [identity, change] = await Promise.all([account(job), changeAsked(job)])
  if (!identity || !change || change.identityId !== event.subjectId) return job.settle([])

  const { token, write } = await mintLink(scope, tokens(env.SECRET), 'email', change.id)
  const minted = await commit(scope, [deleteLinks(scope, 'email', change.id), write])
  if (!minted.ok) throw new Error('A link could not be written.')
  await send(job, identity, 'email-link', change.email, paths.emailConfirm(token), ({ account: { mails } }) => ({
    subject: mails.linkSubject,
    body: mails.link(identity.email),
    verb: mails.linkVerb,
    after: mails.linkAfter,
  }))
}

/** To the address that was: its owner knows, even when it was not she who changed it. */
export async function tellFormerAddress(job: Job): Promise<void> {
  const { from, to } = job.event.payload
  const identity = await account(job)
  if (!identity || typeof from !== 'string' || typeof to !== 'string') return job.settle([])
  await send(job, identity, 'email-changed', from, paths.help, ({ account: { mails }, format }) => ({
    subject: mails.movedSubject,
    body: mails.moved(to, format.moment(job.event.at)),
    verb: mails.movedVerb,
    after: mails.movedAfter,
  }))
}

/** A way in was added or taken away: said where its owner reads, with what to do when it was somebody else. */
export async function tellSecurityChange(job: Job): Promise<void> {
  const identity = await account(job)
  if (!identity) return job.settle([])
  await send(
    job,
    identity,
    'security-changed',
    identity.email,
    paths.security,
    ({ account: { mails }, events, format }) => {
      const actions: Record<string, string> = events.actions
      const what = actions[job.event.action] ?? job.event.action
      return {
        subject: mails.securitySubject(what),
        body: mails.security(what, format.moment(job.event.at)),
        verb: mails.securityVerb,
        after: mails.securityAfter,
      }
    },
  )
}

type Said = { subject: string; body: string; verb: string; after: string }

async function send(
  job: Job,
  { name, language }: IdentityRow,
  kind: MailKind,
  to: string,
  address: string,
  say: (w: Speech) => Said,
) {
  const w = await speech(language)
  const { verb, ...said } = say(w)
  const action = { href: `${job.env.ORIGIN}${address}`, label: verb }
  return sendMail(job, kind, letterTo(to, { w, name, ...said, action }))
}

async function account({ scope, event }: Job): Promise<IdentityRow | null> {
  const [[identity]] = await batch(scope.db, [selectIdentity(scope, event.subjectId)])
  return identity && identity.disabledAt === null ? identity : null
}

async function changeAsked({ scope, event }: Job) {
  const { change } = event.payload
  const [[found]] = await batch(scope.db, [selectEmailChange(scope, typeof change === 'string' ? change : '')])
  return found ?? null
}
