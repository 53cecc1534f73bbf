import { selectSessionAnomalies } from '#db/attendance/anomalies.ts'
import { batch, read } from '#db/database.ts'
import { selectPaper, selectSessionPapers } from '#db/documents/papers.ts'
import { selectSessionFrame } from '#db/sessions/frame.ts'
import { startBatch } from '#domain/documents/batch.ts'
import { type Gathered, gathered, gathering } from '#domain/documents/gathering.ts'
import { askedIn, IssueInput, mentionsIn } from '#domain/documents/issue-input.ts'
import { isPaperKind, kindOf, type PaperKindName } from '#domain/documents/kinds.ts'
import { missing } from '#domain/documents/paper.ts'
import { issuePapers, mostAtOnce } from '#domain/documents/papers.ts'
import { saidOf } from '#domain/documents/values.ts'
import { dayOf } from '#domain/organisations/clock.ts'
import type { Context } from '#http/context.ts'
import { checkFields, readFields, withRefusal } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import type { FormState } from '#views/ui/form.tsx'
import { voiceOf } from '#words/voice.ts'
import { type Asking, dueOf, issuePage } from './issue-screen.tsx'
import { printerOf } from './printer.ts'

/** As many people as one page judges; a batch goes through all of them. */
const mostJudged = 60
const mostAnomalies = 20
const rows = { rows: 500 }

export const paperIssue = room('/sessions/:id/papers', { staff: 'documents.edit' })

  .get('/new', async (c) => ask(c, c.req.param('id') ?? ''), { rows: 110 })

  .post('/', async (c) => issue(c, c.req.param('id') ?? ''), rows)

/** Papers of the organisation itself: rules, procedures. */
export const officePaperIssue = room('/papers', { staff: 'documents.edit' })

  .get('/new', async (c) => ask(c, ''), { rows: 70 })

  .post('/', async (c) => issue(c, ''), rows)

async function ask(c: Context, sessionId: string) {
  const asking = await load(c, sessionId, c.req.query('kind') ?? '', c.req.query('for') ?? '')
  if (!asking) return notOffered(c, sessionId)
  return page(c, titleOf(c, asking), issuePage(c, asking, { values: {}, errors: {} }, addresses(sessionId)))
}

async function issue(c: Context, sessionId: string) {
  const fields = await readFields(c)
  const said = (name: string) => String(fields.get(name) ?? '')
  const asking = await load(c, sessionId, said('kind'), said('for'), said('id'))
  if (!asking) return notOffered(c, sessionId)
  const form = checkFields(c, IssueInput, fields)
  const shown = (state: FormState) => issuePage(c, asking, state, addresses(sessionId))
  const title = titleOf(c, asking)
  // The first answer was lost on its way: they are there.
  const there = () => gone(c, asking.only || !sessionId ? paths.papers.one(said('id')) : backTo(sessionId))
  if (asking.isMade) return there()
  if (!form.ok) return refused(c, title, shown(form.state))
  if (fields.has('_preview')) return page(c, title, shown(form.state))

  const { scope, w } = c.var
  const { kind, known } = asking
  const { id: firstId } = form.value
  const order = { kind, asked: askedIn(form.value), mentions: mentionsIn(form.value), send: form.value.send }
  const source = { ...known.source, mentions: { ...known.source.mentions, ...order.mentions } }
  const voice = voiceOf(source.office.timeZone)
  const printing = { number: '-', on: dayOf(scope.clock.now(), source.office.timeZone), asked: order.asked }
  const ready = dueOf(asking).filter((subject) => missing(kind, saidOf(source, subject, voice, printing)).length === 0)
  if (ready.length === 0) return refused(c, title, shown(withRefusal(c, form.state, 'paper_incomplete')))

  if (kindOf(kind).whom === 'enrolment' && !asking.only && ready.length > mostAtOnce) {
    const id = scope.ids.next()
    const outcome = await startBatch(scope, id, { sessionId, ...order }, known.source.enrolments.length)
    if (outcome.ok) return gone(c, paths.chores.one(id), { text: w.papers.issuing(ready.length) })
    return refused(c, title, shown(withRefusal(c, form.state, 'chore_running')), 409)
  }
  const subjects = ready.slice(0, mostAtOnce)
  const outcome = await issuePapers(scope, printerOf(c, voice), known, { ...order, firstId, subjects }, [])
  if (!outcome.ok && outcome.refusal === 'taken') return there()
  if (!outcome.ok) return refused(c, title, shown(withRefusal(c, form.state, outcome.refusal)), 409)
  const [only] = outcome.after.issued
  const address = subjects.length === 1 && only ? paths.papers.one(only.id) : backTo(sessionId)
  return gone(c, address, { text: w.papers.issued(subjects.length) })
}

/** One trip: the door's check, all that papers say of a session, and those that exist. Null: no such paper is made there. */
async function load(c: Context, sessionId: string, kind: string, only: string, id = ''): Promise<Asking | null> {
  const { scope } = c.var
  const [[frame], [made], papers, anomalies, ...answers] = await read(
    scope,
    selectSessionFrame(scope, sessionId),
    selectPaper(scope, id),
    selectSessionPapers(scope, sessionId, 500),
    selectSessionAnomalies(scope, sessionId, mostAnomalies),
    ...gathering(scope, sessionId, { limit: mostJudged }),
  )
  const known = gathered(answers)
  if (!known || (sessionId && !frame)) throw new NotThere()
  if (!isPaperKind(kind) || !fits(kind, known, frame !== undefined)) return null
  const done = papers
    .filter((paper) => paper.kind === kind && paper.voidedAt === null)
    .map(({ enrolmentId, companyId, personId }) => enrolmentId ?? companyId ?? personId ?? '')
  const toExplain = kindOf(kind).isFollowed ? anomalies.filter(({ isOpen }) => isOpen === 1).length : 0
  const asking = { kind, only: only.slice(0, 60), known, done: new Set(done), isMade: made !== undefined, toExplain }
  return asking.only && dueOf(asking).length === 0 ? { ...asking, known: await withOne(c, sessionId, asking) } : asking
}

/** Somebody further down a long list, asked for alone. */
async function withOne(c: Context, sessionId: string, { only }: Asking): Promise<Gathered> {
  const { scope } = c.var
  const known = gathered(await batch(scope.db, gathering(scope, sessionId, { id: only, limit: 1 })))
  if (!known || known.source.enrolments.length === 0) throw new NotThere()
  return known
}

function fits(kind: PaperKindName, { source }: Gathered, isOfSession: boolean): boolean {
  const { whom, action } = kindOf(kind)
  if (whom === 'office') return !isOfSession
  return isOfSession && (action === undefined || action === source.session?.actionType)
}

const notOffered = (c: Context, sessionId: string): Response =>
  gone(c, backTo(sessionId), { text: c.var.w.papers.notOffered })

const backTo = (sessionId: string) => (sessionId ? paths.sessions.papers(sessionId) : paths.papers.all)
const addresses = (sessionId: string) => ({ action: backTo(sessionId), cancel: backTo(sessionId) })
const titleOf = (c: Context, { kind }: Asking) => c.var.w.papers.issueTitle(c.var.w.papers.kinds[kind])
