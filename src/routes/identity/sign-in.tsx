import { batch } from '#db/database.ts'
import { selectIdentityByEmail } from '#db/identity/identities.ts'
import { updatePasswordHash } from '#db/identity/passwords.ts'
import { checkPassword, SignInInput } from '#domain/identity/sign-in.ts'
import { hashPassword } from '#edge/password.ts'
import { askAttempt } from '#http/attempts.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { nextOf, ownAddress } from '#http/next.ts'
import { gate } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { completeSignIn } from '#http/sign-in.ts'
import { tooManyAttempts } from '#http/waiting.ts'
import { paths } from '#paths.ts'
import { SignInBelow, SignInPage } from '#views/identity/sign-in.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'

export const signIn = room(paths.signIn, { public: true })

  .get('/', (c) => showSignIn(c, blank, nextOf(c)), { rows: 0, deep: 0 })

  .post('/', async (c) => {
    const { directory } = c.var
    const form = await readForm(c, SignInInput)
    const next = ownAddress(form.state.values.next)
    if (!form.ok) return showSignIn(c, form.state, next, 422)

    const [[found]] = await batch(directory.db, [selectIdentityByEmail(directory, form.value.email)])
    const attempt = await askAttempt(c, form.value.email, found?.id)
    if (!attempt.allowed) return showSignIn(c, tooManyAttempts(c, form.state, attempt.retryAfter), next, 429)

    const outcome = await checkPassword(found, form.value.password)
    if (!outcome.ok) return showSignIn(c, withRefusal(c, form.state, outcome.refusal), next, 422)

    const { known, rehash } = outcome.after
    const writes = rehash ? [updatePasswordHash(directory, known.id, await hashPassword(form.value.password))] : []
    const entry = await completeSignIn(c, known, { method: 'password', factors: 1, writes, next })
    if (!entry.ok) return showSignIn(c, withRefusal(c, form.state, 'wrong_credentials'), next, 422)
    await attempt.succeeded()
    return entry.after
  })

/** The door itself, for other ways in that are refused. */
export function showSignIn(c: Context, state: FormState, next: string | null, status: 200 | 422 | 429 = 200) {
  const { w } = c.var
  const title = status === 200 ? w.signIn.title : w.ui.errorTitle(w.signIn.title)
  return gate(c, title, <SignInPage w={w} state={state} next={next ?? undefined} />, {
    status,
    below: <SignInBelow w={w} />,
  })
}
