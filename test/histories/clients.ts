import { env } from 'cloudflare:workers'
import { batch } from '#db/database.ts'
import { insertIdentity } from '#db/identity/newcomers.ts'
import { selectKey, selectRefresh } from '#db/members/keys.ts'
import { open } from '#db/open.ts'
import { selectOffice } from '#db/organisations/offices.ts'
import { selectSite, selectTwoOpenSites } from '#db/organisations/sites.ts'
import type { Scope } from '#db/scope.ts'
import { newTally } from '#db/tally.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { findLink, useLink } from '#domain/links/links.ts'
import { type Refresh, refreshTokens } from '#domain/members/keys-tokens.ts'
import { correctSiret } from '#domain/organisations/offices.ts'
import { changeSite, closeSite, openSite, reopenSite } from '#domain/organisations/sites.ts'
import { attempts } from '#edge/attempts-guard.ts'
import { makeIds } from '#edge/ids.ts'
import { tokens } from '#edge/tokens.ts'
import { jobScope } from '#jobs/job.ts'
import { clock } from '#test/visit.ts'
import type { Operation } from './checker.ts'

const ids = makeIds(clock.now)
const fields = { street: '', postalCode: '44000', town: 'Nantes', phone: '', accessibility: '' }

export const scopeOf = (client: number, organisationId = 'lisiere'): Scope =>
  jobScope(env, { clock, ids, handlersOf: () => [] }, 'SHARD_1', organisationId, `client-${client}`, [])

type Done = Operation | Operation[]

/** One client: what it can do, each with the subject it is given. */
export function clientOf(client: number): Record<Operation['what'], (subject: string) => Promise<Done>> {
  const office = scopeOf(client)
  const directory = scopeOf(client, 'directory')
  const ring = tokens(env.SECRET)
  const told = (what: Operation['what'], subject: string, done: boolean, more: Partial<Operation> = {}): Operation => ({
    client,
    what,
    subject,
    version: 0,
    value: '',
    done,
    ...more,
  })

  return {
    /** Upon what was read just before: somebody may have been quicker. Then it is read again, from where it has got to. */
    async change(subject) {
      const written = session(office, 'first-primary')
      const [[site]] = await batch(written.scope.db, [selectSite(written.scope, subject)])
      const [version, value] = [site?.version ?? 0, ids.next()]
      const { ok } = await changeSite(written.scope, subject, { ...fields, name: value, version }, [])
      const later = session(office, written.bookmark() ?? 'first-unconstrained')
      const [[seen]] = await batch(later.scope.db, [selectSite(later.scope, subject)])
      const fresh = (seen?.version ?? 0) >= (ok ? version + 1 : version)
      return [told('change', subject, ok, { version, value }), told('read', subject, fresh)]
    },

    async read(subject) {
      const [[site]] = await batch(office.db, [selectSite(office, subject)])
      return told('read', subject, site !== undefined)
    },

    async describe(subject) {
      const [[row]] = await batch(office.db, [selectOffice(office)])
      if (!row) return told('describe', subject, false)
      const { version } = row
      const { ok } = await correctSiret(office, row, { version, siret: subject }, undefined, [])
      return told('describe', 'siret', ok, { version, value: subject })
    },

    /** The same form, sent by several. */
    async open(subject) {
      const { ok } = await openSite(office, subject, { ...fields, name: subject }, [])
      return told('open', subject, ok, { value: String(client) })
    },

    /** One stays open, whoever closes the others. */
    async close(subject) {
      const [[site], some] = await batch(office.db, [selectSite(office, subject), selectTwoOpenSites(office)])
      if (!site) return told('close', subject, false)
      return told('close', subject, (await closeSite(office, site, some.length, { reason: 'Travaux' }, [])).ok)
    },

    async reopen(subject) {
      const [[site]] = await batch(office.db, [selectSite(office, subject)])
      return told('reopen', subject, site !== undefined && (await reopenSite(office, site, [])).ok)
    },

    /** Two people never have the same address. */
    async join(subject) {
      const id = ids.next()
      const writes = [insertIdentity(directory, { id, email: subject, name: 'Somebody', language: 'fr' })]
      const { ok } = await commit(directory, [...writes, record(directory, 'profile_changed', id)])
      return told('join', subject, ok, { value: id })
    },

    /** A link is good once. */
    async spend(subject) {
      const found = await findLink(directory, ring, 'sign-in', subject, () => [])
      if (!found) return told('spend', subject, false)
      const { link } = found
      const event = record(directory, 'signed_in', link.id)
      return told(
        'spend',
        subject,
        (await commit(directory, [useLink(directory, link), exactlyOne(directory), event])).ok,
      )
    },

    /** A token is good once; whoever comes second ends the family. */
    async refresh(subject) {
      const claims = await ring.verify<Refresh>('refresh', subject, clock.now())
      if (!claims) return told('refresh', subject, false)
      const { id, key: keyId } = claims
      const [[key], [row]] = await batch(office.db, [selectKey(office, keyId), selectRefresh(office, id)])
      return told('refresh', subject, (await refreshTokens(office, ring, claims, key, row)).ok)
    },

    async attempt(subject) {
      const guard = attempts(env.ATTEMPTS, env.SECRET)
      const asked = { account: subject, address: `192.0.2.${client}`, trusted: true, now: clock.now() }
      return told('attempt', subject, (await guard.guardSignIn(asked)).allowed)
    },
  }
}

function session(office: Scope, from: string) {
  const { db, bookmark } = open(env.SHARD_1, { organisationId: 'lisiere', from, guard: true, tally: newTally() })
  return { scope: { ...office, db }, bookmark }
}
