import { read } from '#db/database.ts'
import { selectLogins } from '#db/identity/logins.ts'
import { deviceOf } from '#domain/identity/device.ts'
import { revokeLogin, revokeOtherLogins } from '#domain/identity/revocations.ts'
import { dropCookie } from '#http/cookies.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { LoginsPage } from '#views/account/logins.tsx'
import { claimed, me } from './me.ts'

export const logins = room(paths.logins, { identity: true })

  .get(
    '/',
    async (c) => {
      const { scope } = c.var
      const [rows] = await read(scope, selectLogins(scope, claimed(c)))
      const { w } = c.var
      const { loginId } = me(c)
      const items = rows.map(({ device, ...login }) => ({ ...login, ...deviceOf(device), here: login.id === loginId }))
      return page(c, w.account.logins, <LoginsPage w={w} logins={items} />)
    },
    { rows: 90 },
  )

  .post('/revocation', async (c) => {
    await read(c.var.scope)
    const { identityId, loginId } = me(c)
    await revokeOtherLogins(c.var.scope, identityId, loginId)
    return gone(c, paths.logins, { text: c.var.w.account.othersRevoked })
  })

  .post('/:id/revocation', async (c) => {
    await read(c.var.scope)
    const { identityId, loginId } = me(c)
    const id = c.req.param('id') ?? ''
    const outcome = await revokeLogin(c.var.scope, identityId, id)
    if (!outcome.ok) throw new NotThere()
    if (id !== loginId) return gone(c, paths.logins, { text: c.var.w.account.revoked })
    dropCookie(c, 'login')
    return c.redirect(paths.signIn, 303)
  })
