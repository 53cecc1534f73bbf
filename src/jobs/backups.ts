import { database } from '#db/database.ts'
import { shardsOf } from '#db/shards.ts'
import { advance, begin, finish, type Progress, placesOf, type Source } from '#domain/backups/backup.ts'
import { getText, putText } from '#domain/backups/chest.ts'
import { putManifest } from '#domain/backups/manifest.ts'
import { bucketChest } from '#edge/bucket-chest.ts'
import type { Bindings } from '#env.ts'
import type { Ambient } from './job.ts'

/** Each run of cron goes on for so long, then leaves the rest to the next one. */
const patience = 15_000

/**
 * Every row, once a day, in a bucket of its own. How far it has come is kept beside it: stopped anywhere, the next run
 * goes on, and two at once write the same objects.
 */
export async function backUpDaily(env: Bindings, ambient: Ambient): Promise<void> {
  const began = ambient.clock.now()
  const day = new Date(began).toISOString().slice(0, 10)
  const chest = bucketChest(env.BACKUPS, day)
  if (await env.BACKUPS.head(`${day}/manifest.json`)) return

  const databases = new Map([...shardsOf(env)].map(([name, binding]) => [name, database(binding)]))
  const source: Source = { databases, files: env.FILES, organisationId: null }
  const places = await placesOf(source)
  const kept = await getText(chest, 'progress.json')
  let progress = kept ? (JSON.parse(kept) as Progress) : begin(places, began)
  while (progress.next && ambient.clock.now() - began < patience) {
    progress = await advance(source, places, chest, progress)
    await putText(chest, 'progress.json', JSON.stringify(progress))
  }
  if (progress.next) return

  await putManifest(chest, env.SECRET, await finish(source, chest, progress))
}
