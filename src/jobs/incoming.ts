import { batch } from '#db/database.ts'
import { advanceHead, type IncomingRow, selectIncoming, settleIncoming } from '#db/exchange/incoming.ts'
import { exactlyOne, record } from '#domain/events/commit.ts'
import { answeredKinds } from '#domain/surveys/providers.ts'
import { getBody } from '#edge/webhooks/bodies.ts'
import type { ProviderName } from '#edge/webhooks/providers.ts'
import type { Job } from './job.ts'
import { chargeRefunded, checkoutExpired, checkoutPaid } from './payments.ts'
import { formAnswered } from './survey-answers.ts'

/** What a provider said, read: who applies it looks at nothing else. */
export type Incoming = {
  id: string
  sourceId: string
  eventId: string
  kind: string
  /** The thing it is about, and how fresh this word of it is, as the provider tells. */
  subject: string
  version: number
  body: unknown
}

type Writes = Parameters<Job['settle']>[0]

/**
 * What follows from one kind of event. It returns what it writes, and does nothing else: its batch also says that the event
 * is applied, and happens once.
 * latest: each event says how a thing is now; one that is older than what has been applied changes nothing.
 * each: every event counts, in any order.
 */
export type Applier = {
  readonly order: 'latest' | 'each'
  readonly apply: (job: Job, incoming: Incoming) => Promise<Writes | Left> | Writes | Left
}

/** Nobody can tell yet what to do with it, and why: it may be replayed once somebody can. */
export type Left = { left: string }

export type Appliers = Readonly<Record<ProviderName, Readonly<Record<string, Applier>>>>

/** Which room answers what: one line a kind. What is absent is kept, and marked as unknown. */
export const appliers: Appliers = {
  standard: {
    'lisiere.ping': { order: 'each', apply: answerPing },
    [answeredKinds.standard]: formAnswered('standard'),
  },
  stripe: {
    'checkout.session.completed': checkoutPaid,
    'checkout.session.async_payment_succeeded': checkoutPaid,
    'checkout.session.expired': checkoutExpired,
    'charge.refunded': chargeRefunded,
  },
  gocardless: {},
  typeform: { [answeredKinds.typeform]: formAnswered('typeform') },
  tally: { [answeredKinds.tally]: formAnswered('tally') },
}

/** By a job, once it is stored and answered. */
export const applyIncoming = applyWith(appliers)

export function applyWith(table: Appliers): (job: Job) => Promise<void> {
  return async (job) => {
    const { scope, event } = job
    const [[row]] = await batch(scope.db, [selectIncoming(scope, event.subjectId)])
    if (!row || row.state === 'applied') return job.settle([])
    const applier = table[row.provider as ProviderName]?.[row.kind]
    if (!applier) return job.settle([settleIncoming(scope, row.id, 'unknown')])

    try {
      await applyOne(job, row, applier)
    } catch (error) {
      // Said where people look for it; thrown all the same, so that it is tried again.
      await batch(scope.db, [settleIncoming(scope, row.id, 'failed', String(error).slice(0, 500))])
      throw error
    }
  }
}

async function applyOne(job: Job, row: IncomingRow, { order, apply }: Applier): Promise<void> {
  const { scope } = job
  const ordered = order === 'latest' && row.subject !== ''
  if (ordered && isPast(row)) return job.settle([settleIncoming(scope, row.id, 'superseded')])

  const writes = await apply(job, await incomingOf(job, row))
  if ('left' in writes) return job.settle([settleIncoming(scope, row.id, 'unknown', writes.left)])

  await job.settle([
    settleIncoming(scope, row.id, 'applied'),
    exactlyOne(scope),
    ...(ordered ? [advanceHead(scope, row), exactlyOne(scope)] : []),
    ...writes,
  ])
}

async function incomingOf({ env, scope }: Job, row: IncomingRow): Promise<Incoming> {
  const { id, sourceId, eventId, kind, subject, version } = row
  const text = row.body ?? (await getBody(env.FILES, scope.organisationId, row.sha256))
  if (text === null) throw new Error('Its body is not where it was put.')
  return { id, sourceId, eventId, kind, subject, version, body: JSON.parse(text) }
}

/** Of one instant, the greater id is the later word: arbitrary, and the same whatever the order they come in. */
function isPast({ version, eventId, headVersion, headEventId }: IncomingRow): boolean {
  if (headVersion === null || headEventId === null) return false
  return headVersion > version || (headVersion === version && headEventId > eventId)
}

/** Somebody tries an address out: it answers in the history. */
function answerPing({ scope }: Job, { sourceId }: Incoming): Writes {
  return [record(scope, 'hook_ping_received', sourceId)]
}
