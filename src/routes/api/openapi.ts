import { room } from '#http/room.ts'
import { paths } from '#paths.ts'

/** What the API is, for programs. It is built when it is first asked for: no other request waits for it. */
export const openapi = room(paths.api.openapi, { public: true }).get('/', async (c) => {
  const { documentFor } = await import('./openapi-document.ts')
  c.header('Cache-Control', 'public, max-age=300')
  return c.json(documentFor(c.var.origin))
})
