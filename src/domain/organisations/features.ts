import type { Statements } from '#db/database.ts'
import { deleteTurned, insertTurned } from '#db/organisations/features.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { type Feature, type FeaturesInput, featureDefaults, features, isOn } from './feature.ts'

/** One event for each feature that is no longer as it was. */
export function turnFeatures<const T extends Statements>(
  scope: Scope,
  turned: readonly string[],
  wanted: FeaturesInput,
  show: T,
) {
  const writes = features
    .filter((feature) => isOn(feature, turned) !== wanted[feature])
    .flatMap((feature) => [keep(scope, feature, wanted[feature]), tell(scope, feature, wanted[feature])])
  return commit(scope, writes, ...show)
}

/** One of them, by whoever runs the platform: when it was so already nothing is written, and `overtaken` is said. */
export const turnFeature = (scope: Scope, feature: Feature, on: boolean) =>
  commit(scope, [keep(scope, feature, on), exactlyOne(scope), tell(scope, feature, on)])

const keep = (scope: Scope, feature: Feature, on: boolean) =>
  on === featureDefaults[feature] ? deleteTurned(scope, feature) : insertTurned(scope, feature)

const tell = (scope: Scope, feature: Feature, on: boolean) =>
  record(scope, on ? 'feature_turned_on' : 'feature_turned_off', scope.organisationId, { feature })
