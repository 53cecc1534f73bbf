import { SignUpInput } from '#domain/organisations/sign-up.ts'
import { askSignUp } from '#domain/organisations/sign-ups.ts'
import { askAttempt } from '#http/attempts.ts'
import type { Context } from '#http/context.ts'
import { readForm } from '#http/form.ts'
import { gate } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { tooManyAttempts } from '#http/waiting.ts'
import { paths } from '#paths.ts'
import { SignUpBelow, SignUpPage, SignUpSent } from '#views/organisations/sign-up.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'

/**
 * Any address and any SIRET that can be real get the same answer: who is registered here, and who has an account, is
 * told by mail to whoever owns the address, never to whoever types it.
 */
export const signUp = room(paths.signUp, { public: true })

  .get('/', (c) => (c.req.query('sent') === undefined ? ask(c, blank) : sent(c)), { rows: 0, deep: 0 })

  .post('/', async (c) => {
    const form = await readForm(c, SignUpInput)
    if (!form.ok) return ask(c, form.state, 422)

    const attempt = await askAttempt(c, `sign-up ${form.value.email}`, undefined)
    if (!attempt.allowed) return ask(c, tooManyAttempts(c, form.state, attempt.retryAfter), 429)
    await askSignUp(c.var.directory, form.value, c.var.w.language)
    return c.redirect(`${paths.signUp}?sent`, 303)
  })

function ask(c: Context, state: FormState, status: 200 | 422 | 429 = 200) {
  const { w } = c.var
  const title = status === 200 ? w.signUp.title : w.ui.errorTitle(w.signUp.title)
  return gate(c, title, <SignUpPage w={w} state={state} />, { status, broad: true, below: <SignUpBelow w={w} /> })
}

const sent = (c: Context) => gate(c, c.var.w.signUp.sentTitle, <SignUpSent w={c.var.w} />)
