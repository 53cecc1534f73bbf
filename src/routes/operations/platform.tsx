import { selectAbandonedEverywhere } from '#db/chores/abandonments.ts'
import { selectOpenEverywhere } from '#db/chores/open-work.ts'
import { batch, type Database, read } from '#db/database.ts'
import { selectAlarms, selectStorages } from '#db/operations/alarms.ts'
import {
  everything,
  selectDays,
  selectHours,
  selectSlowBatches,
  selectTraffic,
  selectUsages,
} from '#db/operations/traffic.ts'
import type { AlarmKind } from '#domain/operations/alarms.ts'
import { billOf, prices } from '#domain/operations/bill.ts'
import { figuresOf } from '#domain/operations/figures.ts'
import { monthOf } from '#domain/operations/month.ts'
import { otherDatabases } from '#http/databases.ts'
import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { CapacityPage } from '#views/operations/capacity.tsx'
import { PlatformPage } from '#views/operations/platform.tsx'

const hour = 3600_000
const day = 24 * hour

/** What the platform does now. */
export const platform = room(paths.platform, { operator: true }).get(
  '/',
  async (c) => {
    const { scope } = c.var
    const now = scope.clock.now()
    const [[traffic, hours, alarms, slow, ...here], ...elsewhere] = await Promise.all([
      read(
        scope,
        selectTraffic(scope, now - hour),
        selectHours(scope, now - day),
        selectAlarms(scope),
        selectSlowBatches(scope, 20),
        ...workIn(scope.db),
      ),
      ...otherDatabases(c).map(({ db }) => batch(db, workIn(db))),
    ])
    const open = [here, ...elsewhere].flatMap(([each]) => each)
    const abandoned = [here, ...elsewhere].flatMap(([, each]) => each)
    const figures = traffic.map(figuresOf).sort((a, b) => b.requests - a.requests)
    const screen = {
      whole: figures.find(({ route }) => route === everything) ?? null,
      routes: figures.filter(({ route }) => route !== everything),
      hours,
      alarms: alarms.map((alarm) => ({ ...alarm, kind: alarm.kind as AlarmKind })),
      slow,
      open: open.length,
      openSince: open.length > 0 ? Math.min(...open.map(({ at }) => at)) : null,
      abandoned: abandoned.length,
    }
    return page(c, c.var.w.operations.title, <PlatformPage w={c.var.w} screen={screen} />)
  },
  { rows: 430 },
)

/** Beyond that, they are only many. */
const most = 101

const workIn = (db: Database) => [selectOpenEverywhere(db, most), selectAbandonedEverywhere(db, most)] as const

/** What it costs, what it will cost. */
export const capacity = room(paths.capacity, { operator: true }).get(
  '/',
  async (c) => {
    const { scope } = c.var
    const now = scope.clock.now()
    const since = dateOf(now - 60 * day)
    const [days, storages, usages] = await read(
      scope,
      selectDays(scope, since),
      selectStorages(scope, dateOf(now - 7 * day)),
      selectUsages(scope, dateOf(now), dateOf(now - day), 50),
    )
    const { month, growth, measured } = monthOf(days, storages, dateOf(now - 30 * day))
    const screen = {
      bill: billOf(month, growth, measured),
      asOf: prices.asOf,
      storages,
      usages: usages.map(figuresOf),
    }
    return page(c, c.var.w.operations.capacity, <CapacityPage w={c.var.w} screen={screen} />)
  },
  { rows: 60 },
)

const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10)
