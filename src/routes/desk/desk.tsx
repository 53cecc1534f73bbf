import { read } from '#db/database.ts'
import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { DeskPage } from '#views/desk/desk.tsx'

export const desk = room(paths.desk, { staff: 'desk.read' }).get('/', async (c) => {
  const { scope } = c.var
  await read(scope)
  const { w } = c.var
  return page(c, w.desk.title, <DeskPage w={w} today={scope.clock.now()} />)
})
