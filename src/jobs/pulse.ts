import { selectAbandonedEverywhere } from '#db/chores/abandonments.ts'
import { selectOpenEverywhere } from '#db/chores/open-work.ts'
import { selectWatermarks } from '#db/chores/watermarks.ts'
import { batch } from '#db/database.ts'
import { directoryId } from '#db/open.ts'
import { deleteAlarm, insertAlarm, selectAlarms, upsertStorage } from '#db/operations/alarms.ts'
import { selectFileBytes } from '#db/operations/storage.ts'
import {
  deleteOldSlowBatches,
  deleteOldTraffic,
  deleteOldUsages,
  everything,
  saveFileBytes,
  selectTraffic,
} from '#db/operations/traffic.ts'
import { shardOf, shardsOf } from '#db/shards.ts'
import { commit, record } from '#domain/events/commit.ts'
import { alarmsOf, type Pulse } from '#domain/operations/alarms.ts'
import type { Bindings, JobMessage } from '#env.ts'
import { type Ambient, directoryScope, jobScope } from './job.ts'
import { send } from './send.ts'

const minute = 60_000
const day = 24 * 60 * minute
const most = 101

/** Raises what has passed a threshold and was not raised, lowers what has come back: each change is told once. */
export async function takePulse(env: Bindings, ambient: Ambient): Promise<void> {
  const owed: JobMessage[] = []
  const directory = directoryScope(env, ambient, 'pulse', owed)
  const [raised] = await batch(directory.db, [selectAlarms(directory)])
  const wanted = alarmsOf(await pulseOf(env, ambient))
  const writes = []
  for (const [kind, measure] of wanted) {
    if (raised.some((alarm) => alarm.kind === kind)) continue
    const told = { kind, measure: String(measure) }
    writes.push(insertAlarm(directory, kind, told.measure), record(directory, 'alarm_raised', kind, told))
  }
  for (const { kind } of raised) {
    if (!([...wanted.keys()] as string[]).includes(kind))
      writes.push(deleteAlarm(directory, kind), record(directory, 'alarm_lowered', kind, { kind }))
  }
  if (writes.length === 0) return
  // Two runs at once: the second finds the alarm raised already, and leaves it.
  await commit(directory, writes)
  await send(env, owed)
}

async function pulseOf(env: Bindings, ambient: Ambient): Promise<Pulse> {
  const now = ambient.clock.now()
  const directory = directoryScope(env, ambient, 'pulse', [])
  const [[traffic, watermarks], ...works] = await Promise.all([
    batch(directory.db, [selectTraffic(directory, now - 15 * minute), selectWatermarks(directory)]),
    ...[...shardsOf(env).keys()].map((shard) => {
      const { db } = jobScope(env, ambient, shard, directoryId, 'pulse', [])
      return batch(db, [selectOpenEverywhere(db, most), selectAbandonedEverywhere(db, most)])
    }),
  ])
  const whole = traffic.find(({ route }) => route === everything)
  const late = watermarks.filter(({ at, everyMinutes }) => at > 0 && now - at > 3 * everyMinutes * minute + 10 * minute)
  return {
    requests: whole?.requests ?? 0,
    errors: whole?.errors ?? 0,
    buckets: whole ? (JSON.parse(whole.buckets) as number[]) : [],
    openWork: works.reduce((sum, [open]) => sum + open.length, 0),
    abandoned: works.reduce((sum, [, abandoned]) => sum + abandoned.length, 0),
    hoursSinceBackup: await hoursSinceBackup(env, now),
    lateSchedules: late.length,
  }
}

/** Nothing to say before the platform is two days old: its first backup is still to come. */
async function hoursSinceBackup(env: Bindings, now: number): Promise<number | null> {
  for (const back of [0, 1, 2]) {
    const found = await env.BACKUPS.head(`${dateOf(now - back * day)}/manifest.json`)
    if (found) return Math.max(0, Math.round((now - found.uploaded.getTime()) / (60 * minute)))
  }
  const { objects } = await env.BACKUPS.list({ limit: 1 })
  return objects.length === 0 ? null : 72
}

/** Once a day: what is kept where; and measures too old to be looked at go. */
export async function measureStorage(env: Bindings, ambient: Ambient): Promise<void> {
  const now = ambient.clock.now()
  const directory = directoryScope(env, ambient, 'measure', [])
  const writes = []
  const kept = []
  for (const shard of shardsOf(env).keys()) {
    const { db } = jobScope(env, ambient, shard, directoryId, 'measure', [])
    const [here] = await batch(db, [selectFileBytes(db)])
    kept.push(...here)
    const { meta } = await shardOf(env, shard).prepare('SELECT 1').run()
    writes.push(upsertStorage(directory, dateOf(now), shard, meta.size_after ?? 0))
  }
  await batch(directory.db, [
    ...writes,
    upsertStorage(
      directory,
      dateOf(now),
      'FILES',
      kept.reduce((sum, { bytes }) => sum + bytes, 0),
    ),
    saveFileBytes(directory, dateOf(now), kept),
    deleteOldTraffic(directory, now - 7 * day),
    deleteOldSlowBatches(directory, now - 7 * day),
    deleteOldUsages(directory, dateOf(now - 400 * day)),
  ])
}

const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10)
