import type { Statements } from '#db/database.ts'
import { deleteTurned, insertTurned } from '#db/organisations/features.ts'
import type { Scope } from '#db/scope.ts'
import { commit, record } from '#domain/events/commit.ts'
import { type FeaturesInput, featureDefaults, features, isOn } from './feature.ts'

/** One event for each feature that is no longer as it was. */
export function turnFeatures<const T extends Statements>(
  scope: Scope,
  turned: readonly string[],
  wanted: FeaturesInput,
  show: T,
) {
  const writes = features
    .filter((feature) => isOn(feature, turned) !== wanted[feature])
    .flatMap((feature) => [
      wanted[feature] === featureDefaults[feature] ? deleteTurned(scope, feature) : insertTurned(scope, feature),
      record(scope, wanted[feature] ? 'feature_turned_on' : 'feature_turned_off', scope.organisationId, { feature }),
    ])
  return commit(scope, writes, ...show)
}
