import { batch, type Database, read } from '#db/database.ts'
import { countOrganisations, countTurned, selectOrganisations, selectTurnedAfter } from '#db/organisations/features.ts'
import { selectPlace } from '#db/organisations/moves.ts'
import { directoryShard } from '#db/shards.ts'
import { countOn, FeatureTurn, featureDefaults, features, isOn } from '#domain/organisations/feature.ts'
import { turnFeature } from '#domain/organisations/features.ts'
import type { Context } from '#http/context.ts'
import { otherDatabases } from '#http/databases.ts'
import { isStorable, readForm } from '#http/form.ts'
import { officeOf } from '#http/office.ts'
import { BeingMoved, NotThere } from '#http/refusals.ts'
import { gone, page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { FeaturesPage } from '#views/operations/features.tsx'
import { withParameters } from '#views/ui/address.ts'

const pageSize = 50

/** Beyond that, they are only many. */
const mostCounted = 5000

/** Who has which feature: every database is asked at the same moment. */
export const platformFeatures = room(paths.platformFeatures, { operator: true })
  .get(
    '/',
    async (c) => {
      const after = afterOf(c)
      const { known, found, turned, counts } = await load(c, after)
      const shown = found.slice(0, pageSize)
      const screen = {
        flags: features.map((feature) => ({
          feature,
          byDefault: featureDefaults[feature],
          on: countOn(feature, known, counts.get(feature) ?? 0),
        })),
        known,
        isMany: known === mostCounted,
        organisations: shown.map(({ id, name }) => ({
          id,
          name,
          on: features.filter((feature) => isOn(feature, turned.get(id) ?? [])),
        })),
        after,
        next: found.length > pageSize ? shown.at(-1)?.id : undefined,
      }
      return page(c, c.var.w.operations.features.title, <FeaturesPage w={c.var.w} screen={screen} />)
    },
    { rows: 60 },
  )

  .post('/:organisation', async (c) => {
    const { scope } = c.var
    const [[place]] = await read(scope, selectPlace(scope, c.req.param('organisation') ?? ''))
    const form = await readForm(c, FeatureTurn)
    const { login } = c.var.visit
    if (!place || !form.ok || !login) throw new NotThere()
    if (place.movingSince !== null) throw new BeingMoved()
    const { feature, turn, after } = form.value
    const office = officeOf(c, place.organisationId, place.shard, { kind: 'operator', id: login.identityId })
    await turnFeature(office, feature, turn === 'on')
    const { operations, settings } = c.var.w
    const said = turn === 'on' ? operations.features.turnedOn : operations.features.turnedOff
    const text = said(settings.features[feature], place.name)
    return gone(c, withParameters(paths.platformFeatures, { after: after || undefined }), { text })
  })

function afterOf(c: Context): string {
  const after = (c.req.query('after') ?? '').slice(0, 40)
  return isStorable(after) ? after : ''
}

async function load(c: Context, after: string) {
  const { scope } = c.var
  const others = otherDatabases(c)
  const [[found, [counted], ...here], ...elsewhere] = await Promise.all([
    read(
      scope,
      selectOrganisations(scope, after, pageSize + 1),
      countOrganisations(scope, mostCounted),
      ...turnedIn(scope.db, after),
    ),
    ...others.map(({ db }) => batch(db, turnedIn(db, after))),
  ])
  const shards = [directoryShard, ...others.map(({ shard }) => shard)]
  const homes = new Map(found.map(({ id, shard }) => [id, shard]))
  const turned = new Map<string, string[]>()
  const counts = new Map<string, number>()
  for (const [at, [rows, counted]] of [here, ...elsewhere].entries()) {
    for (const { organisationId, feature } of rows)
      if (homes.get(organisationId) === shards[at])
        turned.set(organisationId, [...(turned.get(organisationId) ?? []), feature])
    for (const { feature, organisations } of counted) counts.set(feature, (counts.get(feature) ?? 0) + organisations)
  }
  return { known: counted?.organisations ?? 0, found, turned, counts }
}

/** As many as a page of organisations may have turned, were they all in this database. */
const turnedIn = (db: Database, after: string) =>
  [
    selectTurnedAfter(db, features, after, pageSize * features.length),
    countTurned(db, features, mostCounted * features.length),
  ] as const
