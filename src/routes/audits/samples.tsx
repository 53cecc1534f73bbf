import { read } from '#db/database.ts'
import { selectPieces, selectSample } from '#db/quality/audits-samples.ts'
import { dayOf } from '#domain/organisations/clock.ts'
import { drawSample, SampleInput } from '#domain/quality/audits/samples.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { officeAddress, SamplePage } from '#views/audits/sample.tsx'
import { auditPage, loadAudit } from './screen.tsx'

/** As many as a sample may have: forty files, and three proofs of each indicator. */
const mostPieces = 520

export const auditDraws = room(paths.audits.all, { staff: 'audits.edit' }).post(
  '/:id/samples',
  async (c) => {
    const screen = await loadAudit(c)
    const { scope, w } = c.var
    const { audit, points } = screen
    const form = await readForm(c, SampleInput)
    if (!form.ok) return refused(c, audit.title, auditPage(c, screen, { drawing: form.state }))
    const indicators = [...new Set(points.map(({ indicator }) => indicator).filter((one) => one > 0))]
    const sites = audit.siteId ? [audit.siteId] : scope.sites === 'all' ? [] : scope.sites
    const outcome = await drawSample(scope, audit, indicators, sites, form.value, dayOf(scope.clock.now()))
    // The first answer was lost on its way: it is being drawn.
    if (outcome.ok || outcome.refusal === 'taken') {
      return gone(c, paths.audits.sample(form.value.id), { text: w.audits.samples.drawing })
    }
    const drawing = withRefusal(c, form.state, outcome.refusal)
    return refused(c, audit.title, auditPage(c, screen, { drawing }), 409)
  },
  { rows: 200 },
)

export const auditSamples = room('/audits/samples', { staff: 'quality.read' }).get(
  '/:id',
  async (c) => {
    const { scope } = c.var
    const id = c.req.param('id') ?? ''
    const [[sample], pieces] = await read(scope, selectSample(scope, id), selectPieces(scope, id, mostPieces))
    if (!sample) throw new NotThere()
    const { w } = c.var
    const title = w.audits.samples.of(w.format.shortDay(sample.at))
    return page(
      c,
      title,
      <SamplePage w={w} sample={sample} title={sample.auditTitle} pieces={pieces} addressOf={officeAddress} />,
    )
  },
  { rows: 80 },
)
