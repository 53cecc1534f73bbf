import { selectAbandonedEverywhere } from '#db/chores/abandonments.ts'
import { selectOpenEverywhere } from '#db/chores/open-work.ts'
import { selectWatermarks } from '#db/chores/watermarks.ts'
import { batch, type Database, read } from '#db/database.ts'
import { directoryShard } from '#db/shards.ts'
import { otherDatabases } from '#http/databases.ts'
import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { PlatformJobsPage } from '#views/chores/platform.tsx'

const mostOpen = 100
const mostAbandoned = 25

/** Every database at the same moment; nothing is shown before the door has answered. */
export const platformJobs = room(paths.platformJobs, { operator: true }).get(
  '/',
  async (c) => {
    const { scope } = c.var
    const others = otherDatabases(c)
    const [[schedules, ...here], ...elsewhere] = await Promise.all([
      read(scope, selectWatermarks(scope), ...workIn(scope.db)),
      ...others.map(({ db }) => workOf(db)),
    ])
    const named = [directoryShard, ...others.map(({ shard }) => shard)]
    const databases = [here, ...elsewhere].map(([found, abandoned], at) => ({
      shard: named[at] ?? '',
      open: found,
      abandoned,
    }))
    const screen = { databases, most: mostOpen, schedules, now: scope.clock.now() }
    return page(c, c.var.w.chores.platform.title, <PlatformJobsPage w={c.var.w} screen={screen} />)
  },
  { rows: 240 },
)

const workIn = (db: Database) =>
  [selectOpenEverywhere(db, mostOpen), selectAbandonedEverywhere(db, mostAbandoned)] as const

const workOf = (db: Database) => batch(db, workIn(db))
