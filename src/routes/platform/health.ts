import { room } from '#http/room.ts'
import { paths } from '#paths.ts'

export const health = room(paths.health, { public: true }).get('/', (c) => c.json({ ok: true }), { rows: 0, deep: 0 })

/** A stranger is led to the sign-in form, whoever is signed in to the desk. */
export const home = room('/', { public: true }).get(
  '',
  (c) => c.redirect(c.var.visit.claims ? paths.desk : paths.signIn, 303),
  { rows: 0, deep: 0 },
)
