import { directoryId } from '#db/open.ts'
import type { Scope } from '#db/scope.ts'
import { directoryShard, shardsOf } from '#db/shards.ts'
import type { Ground } from '#domain/organisations/move.ts'
import type { Bindings } from '#env.ts'
import { type Ambient, jobScope } from './job.ts'

/** Every database at once, for whoever runs the platform from a command line. */
export function groundOf(env: Bindings, ambient: Ambient): Ground {
  const scope = (shard: string, organisationId: string): Scope => ({
    ...jobScope(env, ambient, shard, organisationId, 'command', []),
    actor: { kind: 'operator', id: 'command' },
  })
  return { directory: scope(directoryShard, directoryId), databases: [...shardsOf(env).keys()], office: scope }
}
