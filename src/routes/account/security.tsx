import { read } from '#db/database.ts'
import { selectFactors } from '#db/identity/factors.ts'
import { selectKeyring } from '#db/identity/keyring.ts'
import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { SecurityPage } from '#views/account/security.tsx'
import { claimed, me } from './me.ts'

/** `?required` comes from the door of the office, which asks for a second factor. */
export const security = room(paths.security, { identity: true }).get(
  '/',
  async (c) => {
    const { scope } = c.var
    const [[factors], keyring] = await read(scope, selectFactors(scope, claimed(c)), selectKeyring(scope, claimed(c)))
    const { w } = c.var
    if (!factors) throw new Error('Who is signed in has an account.')
    const required = c.req.query('required') !== undefined && me(c).login.factors < 2
    return page(c, w.account.security, <SecurityPage w={w} factors={factors} keyring={keyring} required={required} />)
  },
  { rows: 40 },
)
