import { ResetInput, resetPassword } from '#domain/identity/reset.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { askByMail, type Held, holderOf, spent } from '#http/mail-link.ts'
import { nextOf, ownAddress, withNext } from '#http/next.ts'
import { gate } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { completeSignIn } from '#http/sign-in.ts'
import { paths } from '#paths.ts'
import { AskPage, GonePage, SentPage } from '#views/identity/mail-link.tsx'
import { NewPasswordPage } from '#views/identity/new-password.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'

export const reset = room(paths.reset, { public: true })

  .get('/', (c) => (c.req.query('sent') === undefined ? ask(c, blank, nextOf(c)) : sent(c)), { rows: 0, deep: 0 })

  .post('/', async (c) => {
    const asked = await askByMail(c, 'password_reset_asked')
    return asked.status === 303
      ? c.redirect(withNext(`${paths.reset}?sent`, asked.next), 303)
      : ask(c, asked.state, asked.next, asked.status)
  })

/** The link proves one factor: whoever has set up a second one is asked for it all the same. */
export const resetConfirm = room(paths.resetConfirm, { public: true })

  .get('/', async (c) => {
    const token = c.req.query('token') ?? ''
    const held = await holderOf(c, 'reset', token)
    return held ? choose(c, held, blank, { token, next: nextOf(c) }) : goneLink(c)
  })

  .post('/', async (c) => {
    const form = await readForm(c, ResetInput)
    const { token, next: asked } = form.state.values
    const screen = { token: typeof token === 'string' ? token : '', next: ownAddress(asked) }
    const held = await holderOf(c, 'reset', screen.token)
    if (!held) return goneLink(c)
    if (!form.ok) return choose(c, held, form.state, screen, 422)

    const outcome = await resetPassword(c.var.directory, held.identity, form.value.password)
    if (!outcome.ok) return choose(c, held, withRefusal(c, form.state, outcome.refusal, 'password'), screen, 422)
    const writes = [...spent(c, held), ...outcome.after]
    const proved = { method: 'link', factors: 1 } as const
    const told = c.var.w.signIn.changed
    const entry = await completeSignIn(c, held.identity, { ...proved, writes, next: screen.next, told })
    return entry.ok ? entry.after : goneLink(c)
  })

const goneLink = (c: Context) =>
  gate(c, c.var.w.signIn.goneTitle, <GonePage w={c.var.w} again={paths.reset} />, { status: 422 })

function ask(c: Context, state: FormState, next: string | null, status: 200 | 422 | 429 = 200) {
  const { w } = c.var
  const { resetTitle, resetLead, linkVerb } = w.signIn
  const words = { title: resetTitle, lead: resetLead, verb: linkVerb }
  const content = <AskPage w={w} state={state} words={words} action={paths.reset} next={next ?? undefined} />
  return gate(c, status === 200 ? resetTitle : w.ui.errorTitle(resetTitle), content, { status })
}

function sent(c: Context) {
  const { w } = c.var
  const again = withNext(paths.reset, nextOf(c))
  return gate(c, w.signIn.sentTitle, <SentPage w={w} sentence={w.signIn.resetSent} again={again} />)
}

type Screen = { token: string; next: string | null }

function choose(c: Context, { identity }: Held, state: FormState, { token, next }: Screen, status: 200 | 422 = 200) {
  const { w } = c.var
  const title = status === 200 ? w.signIn.newTitle : w.ui.errorTitle(w.signIn.newTitle)
  const props = { w, state, token, email: identity.email, next: next ?? undefined }
  return gate(c, title, <NewPasswordPage {...props} />, { status })
}
