import { leave } from '#domain/identity/sign-out.ts'
import { dropCookie } from '#http/cookies.ts'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'

export const signOut = room(paths.signOut, { public: true }).post('/', async (c) => {
  const { claims } = c.var.visit
  if (claims) await leave(c.var.directory, claims.identity, claims.login)
  dropCookie(c, 'login')
  dropCookie(c, 'pending')
  c.header('Clear-Site-Data', '"cache", "storage"')
  return c.redirect(paths.signIn, 303)
})
