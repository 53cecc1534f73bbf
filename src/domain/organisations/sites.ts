import type { Statements } from '#db/database.ts'
import { fold } from '#db/fold.ts'
import { deleteClosure, insertClosureUnlessLast, insertSite, updateSite } from '#db/organisations/sites.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import {
  type ClosureInput,
  refuseClosure,
  refuseReopening,
  type SiteChange,
  type SiteInput,
  type SiteState,
} from './site.ts'

type Site = SiteState & { id: string; name: string }

/** Each verb brings back what the answer shows, read in the same trip. */
export function openSite<const T extends Statements>(scope: Scope, id: string, input: SiteInput, show: T) {
  const writes = [
    insertSite(scope, { id, ...input, sortKey: keyOf(input) }),
    record(scope, 'site_opened', id, { name: input.name }, id),
  ]
  return commit(scope, writes, ...show)
}

export function changeSite<const T extends Statements>(
  scope: Scope,
  id: string,
  { version, ...input }: SiteChange,
  show: T,
) {
  const writes = [
    updateSite(scope, id, version, { ...input, sortKey: keyOf(input) }),
    exactlyOne(scope),
    record(scope, 'site_changed', id, { name: input.name }, id),
  ]
  return commit(scope, writes, ...show)
}

export async function closeSite<const T extends Statements>(
  scope: Scope,
  site: Site,
  openSites: number,
  input: ClosureInput,
  show: T,
) {
  const refusal = refuseClosure(site, openSites)
  if (refusal) return no(refusal)
  const writes = [
    insertClosureUnlessLast(scope, site.id, input.reason),
    exactlyOne(scope),
    record(scope, 'site_closed', site.id, { name: site.name, reason: input.reason }, site.id),
  ]
  return commit(scope, writes, ...show)
}

export async function reopenSite<const T extends Statements>(scope: Scope, site: Site, show: T) {
  const refusal = refuseReopening(site)
  if (refusal) return no(refusal)
  const writes = [
    deleteClosure(scope, site.id),
    exactlyOne(scope),
    record(scope, 'site_reopened', site.id, { name: site.name }, site.id),
  ]
  return commit(scope, writes, ...show)
}

/** The name alone decides the order; the town is there to be found by. */
const keyOf = ({ name, town }: { name: string; town: string }) => fold(name, town)
