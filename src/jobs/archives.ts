import { selectOldArchives } from '#db/chores/archive-parts.ts'
import { directoryId } from '#db/open.ts'
import { shardsOf } from '#db/shards.ts'
import { archiveLife, removeArchive } from '#domain/chores/archives.ts'
import type { Bindings } from '#env.ts'
import { type Ambient, jobScope } from './job.ts'
import { livingHere } from './places.ts'

/** From cron: everything about everybody is not left lying about once it has been taken away. */
export async function forgetArchives(env: Bindings, ambient: Ambient): Promise<void> {
  for (const shard of shardsOf(env).keys()) {
    const { db } = jobScope(env, ambient, shard, directoryId, 'archives', [])
    const old = await selectOldArchives({ db }, ambient.clock.now() - archiveLife, 20)
    for (const { organisationId, choreId } of await livingHere(env, ambient, shard, old)) {
      await removeArchive(jobScope(env, ambient, shard, organisationId, 'archives', []), env.FILES, choreId)
    }
  }
}
