import { batch } from '#db/database.ts'
import { type ChainRow, selectChains } from '#db/events/verifications.ts'
import { directoryId } from '#db/open.ts'
import { selectPlaces } from '#db/organisations/moves.ts'
import type { Scope } from '#db/scope.ts'
import { shardsOf } from '#db/shards.ts'
import { anchor, dayOf } from '#domain/events/anchor.ts'
import { sealedAtOnce, sealNext } from '#domain/events/seal.ts'
import { roundTime, verifyOnward } from '#domain/events/verification.ts'
import { log } from '#edge/log.ts'
import type { Bindings } from '#env.ts'
import { type Ambient, directoryScope, jobScope } from './job.ts'

/** Chains looked after in one run, in each database; those left come with the next runs. */
const chainsAtOnce = 50
const batchesAtOnce = 10

/** The sealer: run twice at once, the second finds another head and writes nothing. */
export const sealChains = (env: Bindings, ambient: Ambient): Promise<number> =>
  forChains(
    env,
    ambient,
    'seal',
    ({ last, sealed }) => last > sealed,
    async (office) => {
      for (let round = 0; round < batchesAtOnce; round += 1) if ((await sealNext(office)) < sealedAtOnce) return
    },
  )

/** The head of each chain that has grown, kept outside the database once a day. */
export const anchorChains = (env: Bindings, ambient: Ambient): Promise<number> => {
  const today = dayOf(ambient.clock.now())
  const directory = directoryScope(env, ambient, 'anchor', [])
  return forChains(
    env,
    ambient,
    'anchor',
    ({ sealed, anchoredOn, anchoredSeq }) => sealed > (anchoredSeq ?? 0) && (anchoredOn ?? '') < today,
    (office) => anchor(office, directory, env.FILES),
  )
}

const linksAtOnce = 4_000

/** Goes on with each chain from where the last run stopped; every day, from its first event again. */
export const verifyChains = (env: Bindings, ambient: Ambient): Promise<number> => {
  const now = ambient.clock.now()
  return forChains(
    env,
    ambient,
    'verify',
    ({ sealed, seq, begunAt }) => sealed > (seq ?? 0) || now - (begunAt ?? 0) >= roundTime,
    (office) => verifyOnward(office, env.FILES, linksAtOnce),
  )
}

/** One chain that fails keeps no other waiting. */
async function forChains(
  env: Bindings,
  ambient: Ambient,
  errand: string,
  wanted: (chain: ChainRow) => boolean,
  run: (office: Scope) => Promise<unknown>,
): Promise<number> {
  let done = 0
  for (const office of await officesOf(env, ambient, errand, wanted)) {
    try {
      await run(office)
      done += 1
    } catch (error) {
      log('error', { handler: errand, organisation: office.organisationId, error: String(error) }, error)
    }
  }
  return done
}

/** Those whose rows may be written where they were found: the others are on their way, or have left rows behind. */
async function officesOf(env: Bindings, ambient: Ambient, errand: string, wanted: (chain: ChainRow) => boolean) {
  const directory = directoryScope(env, ambient, errand, [])
  const [places] = await batch(directory.db, [selectPlaces(directory)])
  const settled = new Set(
    places.filter(({ movingTo }) => movingTo === null).map((at) => `${at.shard} ${at.organisationId}`),
  )
  const offices: Scope[] = []
  for (const shard of shardsOf(env).keys()) {
    const chains = await selectChains(jobScope(env, ambient, shard, directoryId, errand, []).db)
    const here = chains.filter(({ organisationId: id }) => id === directoryId || settled.has(`${shard} ${id}`))
    const next = here.filter(wanted).toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0))
    offices.push(
      ...next.slice(0, chainsAtOnce).map((chain) => jobScope(env, ambient, shard, chain.organisationId, errand, [])),
    )
  }
  return offices
}
