import { readinessOf } from '#http/readiness.ts'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'

export const health = room(paths.health, { public: true }).get('/', (c) => c.json({ ok: true }), { rows: 0, deep: 0 })

/** Whether everything it stands on answers. Asked by a deployment before it lets the version in. */
export const ready = room(paths.ready, { public: true }).get(
  '/',
  async (c) => {
    const state = await readinessOf(c)
    // Work that waits is said, and refuses nothing: the version that mends it must be let in.
    const ok = state.databases.every(({ ok }) => ok) && state.storage
    c.header('Cache-Control', 'no-store')
    return c.json({ ok, version: c.env.VERSION?.tag || c.env.VERSION?.id || 'local', ...state }, ok ? 200 : 503)
  },
  { rows: 10 },
)

/** A stranger is led to the sign-in form, whoever is signed in to the desk. */
export const home = room('/', { public: true }).get(
  '',
  (c) => c.redirect(c.var.visit.claims ? paths.desk : paths.signIn, 303),
  { rows: 0, deep: 0 },
)
