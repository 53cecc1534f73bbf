import { read } from '#db/database.ts'
import { selectEmailChangeOf } from '#db/identity/accounts.ts'
import { changeProfile, ProfileInput } from '#domain/identity/account.ts'
import type { Context } from '#http/context.ts'
import { writeCookie } from '#http/cookies.ts'
import { readForm } from '#http/form.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { AccountPage } from '#views/account/account.tsx'
import type { FormState } from '#views/ui/form.tsx'
import { speech } from '#words/words.ts'
import { claimed, me } from './me.ts'

export const account = room(paths.account, { identity: true })

  .get('/', async (c) => {
    const pending = await load(c)
    return page(c, c.var.w.account.title, show(c, stateOf(c), pending))
  })

  .post('/', async (c) => {
    const pending = await load(c)
    const form = await readForm(c, ProfileInput)
    if (!form.ok) return refused(c, c.var.w.account.title, show(c, form.state, pending))

    await changeProfile(c.var.scope, me(c).identityId, form.value)
    writeCookie(c, 'language', form.value.language)
    return gone(c, paths.account, { text: (await speech(form.value.language)).account.saved })
  })

async function load(c: Context): Promise<string | undefined> {
  const [[change]] = await read(c.var.scope, selectEmailChangeOf(c.var.scope, claimed(c)))
  return change?.email
}

function show(c: Context, state: FormState, pending: string | undefined) {
  const { login, claims } = me(c)
  const organisations = (JSON.parse(login.organisations) as [string, string][]).map(([id, name]) => ({
    id,
    name,
    current: id === claims.organisation,
  }))
  return <AccountPage w={c.var.w} state={state} email={login.email} pending={pending} organisations={organisations} />
}

const stateOf = (c: Context): FormState => {
  const { name, language, theme, keys } = me(c).login
  return { values: { name, language, theme, keys: keys === 'on' ? 'on' : undefined }, errors: {} }
}
