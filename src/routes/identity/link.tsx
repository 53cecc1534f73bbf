import { LinkInput } from '#domain/identity/mail-link.ts'
import type { Context } from '#http/context.ts'
import { readForm } from '#http/form.ts'
import { askByMail, holderOf, spent } from '#http/mail-link.ts'
import { nextOf, ownAddress, withNext } from '#http/next.ts'
import { gate } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { completeSignIn } from '#http/sign-in.ts'
import { paths } from '#paths.ts'
import { ConfirmLinkPage } from '#views/identity/confirm-link.tsx'
import { AskPage, GonePage, SentPage } from '#views/identity/mail-link.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'

export const signInLink = room(paths.signInLink, { public: true })

  .get('/', (c) => (c.req.query('sent') === undefined ? ask(c, blank, nextOf(c)) : sent(c)), { rows: 0, deep: 0 })

  .post('/', async (c) => {
    const asked = await askByMail(c, 'sign_in_link_asked')
    return asked.status === 303
      ? c.redirect(withNext(`${paths.signInLink}?sent`, asked.next), 303)
      : ask(c, asked.state, asked.next, asked.status)
  })

/** A scanner of mails may follow the link: only the button uses it. */
export const signInLinkConfirm = room(paths.signInLinkConfirm, { public: true })

  .get('/', async (c) => {
    const token = c.req.query('token') ?? ''
    const held = await holderOf(c, 'sign-in', token)
    if (!held) return goneLink(c)
    const { w } = c.var
    const props = { w, token, email: held.identity.email, next: nextOf(c) ?? undefined }
    return gate(c, w.signIn.confirmTitle, <ConfirmLinkPage {...props} />)
  })

  .post('/', async (c) => {
    const form = await readForm(c, LinkInput)
    const held = form.ok ? await holderOf(c, 'sign-in', form.value.token) : null
    if (!held) return goneLink(c)
    const next = ownAddress(form.state.values.next)
    const entry = await completeSignIn(c, held.identity, { method: 'link', factors: 1, writes: spent(c, held), next })
    return entry.ok ? entry.after : goneLink(c)
  })

const goneLink = (c: Context) =>
  gate(c, c.var.w.signIn.goneTitle, <GonePage w={c.var.w} again={paths.signInLink} />, { status: 422 })

function ask(c: Context, state: FormState, next: string | null, status: 200 | 422 | 429 = 200) {
  const { w } = c.var
  const { linkTitle, linkLead, linkVerb } = w.signIn
  const words = { title: linkTitle, lead: linkLead, verb: linkVerb }
  const content = <AskPage w={w} state={state} words={words} action={paths.signInLink} next={next ?? undefined} />
  return gate(c, status === 200 ? linkTitle : w.ui.errorTitle(linkTitle), content, { status })
}

function sent(c: Context) {
  const { w } = c.var
  const again = withNext(paths.signInLink, nextOf(c))
  return gate(c, w.signIn.sentTitle, <SentPage w={w} sentence={w.signIn.linkSent} again={again} />)
}
