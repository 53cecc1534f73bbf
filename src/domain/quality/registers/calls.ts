import { batch } from '#db/database.ts'
import {
  type CallKind,
  insertDueCall,
  selectContactsDue,
  selectCredentialsDue,
  selectDevelopmentsDue,
  selectPartnersDue,
  selectReferentsGone,
  selectRisksDue,
  selectSourcesHeard,
  selectStandingsDue,
  selectTasksLate,
} from '#db/quality/calls.ts'
import type { Scope } from '#db/scope.ts'
import { commit, record } from '#domain/events/commit.ts'
import { addDays } from '#domain/organisations/clock.ts'
import { silentSince } from '#domain/quality/watch/silence.ts'

/** How long before its day something is said: a certificate takes a month to renew, a review takes an hour. */
const noticeOf = { partner: 30, risk: 7 } as const

/** A network that nobody has spoken to for a year is a list of names. */
const freshDays = 365

/** What was late before anybody was told of such things stays where it is shown. */
const lateDays = 30

/** What comes due in the registers, what the watch no longer hears, and the tasks that are late: each day once. */
export async function callForDue(scope: Scope, today: string): Promise<number> {
  let told = 0
  for (const call of await dueOn(scope, today)) {
    const { kind, subjectId, onDay, action, siteId = null, ...said } = call
    const payload = { ...said, onDay, dueAt: Date.parse(`${onDay}T12:00Z`) }
    const writes = [insertDueCall(scope, { kind, subjectId, onDay }), record(scope, action, subjectId, payload, siteId)]
    const outcome = await commit(scope, writes)
    if (outcome.ok) told += 1
    else if (outcome.refusal !== 'taken') throw new Error(`What is due could not be told: ${outcome.refusal}.`)
  }
  return told
}

type Call = {
  kind: CallKind
  subjectId: string
  onDay: string
  action: string
  siteId?: string | null
  name: string
  owner?: string
  task?: string
}

async function dueOn(scope: Scope, today: string): Promise<Call[]> {
  const [risks, partners, standings, contacts, developments, credentials, gone, tasks, sources] = await batch(
    scope.db,
    [
      selectRisksDue(scope, addDays(today, noticeOf.risk)),
      selectPartnersDue(scope, addDays(today, noticeOf.partner)),
      selectStandingsDue(scope, addDays(today, noticeOf.partner)),
      selectContactsDue(scope, addDays(today, -freshDays)),
      selectDevelopmentsDue(scope, today),
      selectCredentialsDue(scope, addDays(today, noticeOf.partner)),
      selectReferentsGone(scope),
      selectTasksLate(scope, [addDays(today, -lateDays), today]),
      selectSourcesHeard(scope),
    ],
  )
  return [
    ...risks.map(({ id, owner, ...due }) => ({
      ...{ kind: 'risk' as const, subjectId: id, ...due },
      ...(owner === null ? { action: 'risk_unowned' } : { action: 'risk_due', owner }),
    })),
    ...simply('partner', 'partner_due', partners),
    ...simply('standing', 'standing_ending', standings),
    ...simply('contact', 'network_contact_stale', contacts),
    ...simply('development', 'development_late', developments),
    ...simply('credential', 'credential_ending', credentials),
    ...simply('referent', 'referent_gone', gone),
    ...tasks.map(({ id, kind, title, owner, ...due }) => ({
      ...{ kind: 'task' as const, subjectId: id, task: title || kind, ...due },
      ...(owner === null ? { action: 'task_unowned' } : { action: 'task_late', owner }),
    })),
    ...sources.flatMap(({ id, name, ...heard }) => {
      const onDay = silentSince(heard, scope.clock.now())
      return onDay === null ? [] : [{ kind: 'source' as const, action: 'source_silent', subjectId: id, name, onDay }]
    }),
  ]
}

type Due = { id: string; name: string; onDay: string }

const simply = (kind: CallKind, action: string, due: readonly Due[]): Call[] =>
  due.map(({ id, name, onDay }) => ({ kind, action, subjectId: id, name, onDay }))
