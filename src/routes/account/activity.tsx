import { read } from '#db/database.ts'
import { selectActivity } from '#db/identity/activity.ts'
import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { ActivityPage } from '#views/account/activity.tsx'
import { claimed } from './me.ts'

export const activity = room(paths.activity, { identity: true }).get(
  '/',
  async (c) => {
    const { scope } = c.var
    const [entries] = await read(scope, selectActivity(scope, claimed(c)))
    const { w } = c.var
    return page(c, w.account.activity, <ActivityPage w={w} entries={entries} />)
  },
  { rows: 130 },
)
