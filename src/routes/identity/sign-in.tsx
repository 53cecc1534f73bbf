import { batch } from '#db/database.ts'
import { deleteLogin } from '#db/identity/logins.ts'
import { beginLogin, checkPassword, SignInInput } from '#domain/identity/sign-in.ts'
import type { Context } from '#http/context.ts'
import { dropCookie } from '#http/cookies.ts'
import { visitorAddress, writeClaims } from '#http/enter.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { gate } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { SignInPage } from '#views/identity/sign-in.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'

export const signIn = room(paths.signIn, { public: true })

  .get('/', (c) => show(c, blank), { rows: 0, deep: 0 })

  .post('/', async (c) => {
    const { directory } = c.var
    const form = await readForm(c, SignInInput)
    if (!form.ok) return show(c, form.state, 422)

    const outcome = await checkPassword(directory, form.value)
    if (!outcome.ok) return show(c, withRefusal(c, form.state, outcome.refusal), 422)
    return enterOffice(c, outcome.after)
  })

export const signOut = room(paths.signOut, { public: true }).post('/', async (c) => {
  const { claims } = c.var.visit
  if (claims) await batch(c.var.directory.db, [deleteLogin(c.var.directory, claims.identity, claims.login)])
  dropCookie(c, 'login')
  c.header('Clear-Site-Data', '"cache", "storage"')
  return c.redirect(paths.signIn, 303)
})

/** Signed in: the first organisation's office, or the account when there is none yet. */
async function enterOffice(c: Context, known: { id: string; organisation: string | null }): Promise<Response> {
  const device = (c.req.header('User-Agent') ?? '').slice(0, 200)
  const login = await beginLogin(
    c.var.directory,
    known.id,
    { method: 'password', factors: 1 },
    { address: visitorAddress(c), device },
  )
  const [organisation, shard] = JSON.parse(known.organisation ?? '["",""]') as [string, string]
  const claims = { login: login.id, identity: known.id, organisation, shard, hats: '[]', grants: '[]', site: '' }
  await writeClaims(c, claims, c.var.directory.clock.now())
  return c.redirect(organisation ? paths.desk : paths.account, 303)
}

const show = (c: Context, state: FormState, status: 200 | 422 = 200) =>
  gate(c, c.var.w.signIn.title, <SignInPage w={c.var.w} state={state} />, { status })
