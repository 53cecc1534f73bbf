import { read } from '#db/database.ts'
import { type PointRow, selectAudit, selectPoints } from '#db/quality/audits.ts'
import { selectFinding, selectUnlifted } from '#db/quality/audits-findings.ts'
import { selectProofsOf } from '#db/quality/proofs.ts'
import { AuditConclusionInput, FindingClosureInput, VerdictInput } from '#domain/quality/audits/audit.ts'
import { closeFinding, concludeAudit, findLive, giveVerdict } from '#domain/quality/audits/audits.ts'
import { indicatorOf } from '#domain/quality/audits/points.ts'
import { gridsOf } from '#domain/quality/grid/own-grids.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { gridReads } from '#routes/quality/grid-read.ts'
import { PointPage } from '#views/audits/point.tsx'
import type { FormState } from '#views/ui/form.tsx'
import { auditPage, loadAudit, wordingOf } from './screen.tsx'

const proofsShown = 20

export const auditPoints = room(paths.audits.all, { staff: 'quality.read' }).get(
  '/:id/points/:number',
  async (c) => {
    const screen = await load(c)
    return page(c, screen.point.question, shown(c, screen, { values: valuesOf(screen.point), errors: {} }))
  },
  { rows: 80 },
)

export const auditVerdicts = room(paths.audits.all, { staff: 'audits.edit' })

  .post(
    '/:id/points/:number',
    async (c) => {
      const screen = await load(c)
      const { scope, w } = c.var
      const { audit, point, points, indicator } = screen
      const form = await readForm(c, VerdictInput)
      if (!form.ok) return refused(c, point.question, shown(c, screen, form.state))
      const outcome = await giveVerdict(scope, audit, point, indicator, form.value, [])
      if (!outcome.ok) return stay(c, screen, form.state, outcome.refusal)
      const next = points.find(({ number, verdict }) => number !== point.number && verdict === null)
      return next
        ? gone(c, paths.audits.point(audit.id, next.number), { text: w.audits.kept })
        : gone(c, paths.audits.one(audit.id), { text: w.audits.allSeen })
    },
    { rows: 220 },
  )

  .post(
    '/:id/points/:number/finding',
    async (c) => {
      const screen = await load(c)
      const { scope, w, visit } = c.var
      const { audit, point, indicator } = screen
      const form = await readForm(c, VerdictInput)
      if (!form.ok) return refused(c, point.question, shown(c, screen, form.state))
      const { verdict, comment } = form.value
      if (verdict !== 'minor' && verdict !== 'major') {
        return refused(c, point.question, shown(c, screen, withRefusal(c, form.state, 'choice', 'verdict')))
      }
      const { person } = visit
      const foundBy = person ? `${person.givenName} ${person.familyName}` : audit.auditor
      const outcome = await findLive(
        scope,
        audit,
        point,
        indicator,
        { grade: verdict, comment, foundBy },
        screen.unlifted,
        wordingOf(w),
      )
      if (!outcome.ok) return stay(c, screen, form.state, outcome.refusal)
      return gone(c, paths.audits.one(audit.id), { text: w.audits.found })
    },
    { rows: 220 },
  )

  .post(
    '/:id/conclusion',
    async (c) => {
      const { scope } = c.var
      const screen = await loadAudit(c)
      const { w } = c.var
      const { audit, points, findings, unlifted } = screen
      const form = await readForm(c, AuditConclusionInput)
      if (!form.ok) return refused(c, audit.title, auditPage(c, screen, { conclusion: form.state }))
      const { summary } = form.value
      const outcome = await concludeAudit(scope, audit, points, findings, unlifted, summary, wordingOf(w))
      if (!outcome.ok) {
        const conclusion = withRefusal(c, form.state, outcome.refusal)
        return refused(c, audit.title, auditPage(c, screen, { conclusion }), 409)
      }
      return gone(c, paths.audits.one(audit.id), { text: w.audits.concluded })
    },
    { rows: 240 },
  )

export const findingClosures = room('/audits/findings/:id', { staff: 'audits.edit' }).post(
  '/closure',
  async (c) => {
    const { scope } = c.var
    const [[found]] = await read(scope, selectFinding(scope, c.req.param('id') ?? ''))
    if (!found) throw new NotThere()
    const form = await readForm(c, FindingClosureInput)
    const outcome = form.ok ? await closeFinding(scope, found, form.value.note) : null
    if (outcome?.ok) return gone(c, paths.audits.one(found.auditId), { text: c.var.w.audits.closed })
    const screen = await loadAudit(c, found.auditId)
    const state = outcome
      ? withRefusal(c, form.state, outcome.refusal)
      : { ...form.state, problem: form.state.errors.note }
    return refused(c, screen.audit.title, auditPage(c, screen, { closing: { id: found.id, state } }))
  },
  { rows: 260, deep: 3 },
)

type Screen = Awaited<ReturnType<typeof load>>

async function load(c: Context) {
  const { scope } = c.var
  const id = c.req.param('id') ?? ''
  const number = Number(c.req.param('number')) || 0
  const [[audit], points, proofs, unlifted, ...grids] = await read(
    scope,
    selectAudit(scope, id),
    selectPoints(scope, id),
    selectProofsOf(scope, number, null, proofsShown),
    selectUnlifted(scope, id),
    ...gridReads(scope),
  )
  const point = points.find((one) => one.number === number)
  if (!audit || !point) throw new NotThere()
  return {
    audit,
    point,
    indicator: indicatorOf(gridsOf(...grids), audit.onDay, point),
    points,
    proofs: point.indicator === number ? proofs.slice(0, proofsShown) : null,
    unlifted: unlifted.map(({ indicator }) => indicator),
  }
}

const stay = (c: Context, screen: Screen, state: FormState, refusal: Parameters<typeof withRefusal>[2]) => {
  const field = refusal === 'audit_comment_needed' ? 'comment' : refusal === 'audit_major_only' ? 'verdict' : undefined
  return refused(c, screen.point.question, shown(c, screen, withRefusal(c, state, refusal, field)), field ? 422 : 409)
}

function shown(c: Context, { audit, point, indicator, proofs }: Screen, state: FormState) {
  const { w, may } = c.var
  return (
    <PointPage
      w={w}
      audit={audit}
      point={point}
      grading={indicator?.grading}
      proofs={proofs}
      mayEdit={may('audits.edit', audit.siteId ?? undefined)}
      state={state}
    />
  )
}

const valuesOf = ({ verdict, comment, proofs }: PointRow): FormState['values'] => ({
  verdict: verdict ?? '',
  comment: comment ?? '',
  proofs: JSON.parse(proofs ?? '[]') as string[],
})
