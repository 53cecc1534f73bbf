import { read } from '#db/database.ts'
import { lone } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { KitPage } from '#views/platform/kit.tsx'

/** The living sheet of every component. */
export const kit = room(paths.kit, { development: true }).get('/', async (c) => {
  await read(c.var.scope)
  return lone(c, c.var.w.kit.title, <KitPage w={c.var.w} />)
})
