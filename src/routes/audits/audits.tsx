import { read } from '#db/database.ts'
import { pageOf } from '#db/listing.ts'
import { selectSiteNames } from '#db/organisations/openings.ts'
import { selectAudits } from '#db/quality/audits.ts'
import { selectOpenFindings } from '#db/quality/audits-findings.ts'
import { selectProfile } from '#db/quality/profiles.ts'
import { dayOf } from '#domain/organisations/clock.ts'
import { AuditInput, stateOfAudit } from '#domain/quality/audits/audit.ts'
import { planAudit } from '#domain/quality/audits/audits.ts'
import { pointsOf } from '#domain/quality/audits/points.ts'
import { gridsOf } from '#domain/quality/grid/own-grids.ts'
import { auditTypeOf, profileOf } from '#domain/quality/proofs/profile.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { addressOf, afterKey, readListing } from '#http/listing.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { gridReads } from '#routes/quality/grid-read.ts'
import { AuditsPage } from '#views/audits/audits.tsx'
import { AuditFormPage } from '#views/audits/form.tsx'
import type { FormState } from '#views/ui/form.tsx'
import { auditPage, loadAudit } from './screen.tsx'

const pageSize = 25
const mostOpen = 10

export const auditForms = room(paths.audits.all, { staff: 'audits.edit' })

  .get(
    '/new',
    async (c) => {
      const { scope } = c.var
      const [sites, [profile]] = await read(scope, selectSiteNames(scope), selectProfile(scope))
      const values = {
        kind: 'internal',
        grid: 'national',
        onDay: dayOf(scope.clock.now()),
        auditType: auditTypeOf(profile?.auditType),
      }
      return page(c, c.var.w.audits.plan, formPage(c, sites, { values, errors: {} }))
    },
    { rows: 60 },
  )

  .post('/', async (c) => {
    const { scope } = c.var
    const [sites, [profile], ...grids] = await read(
      scope,
      selectSiteNames(scope),
      selectProfile(scope),
      ...gridReads(scope),
    )
    const { w } = c.var
    const form = await readForm(c, AuditInput)
    const state = form.ok && isElsewhere(sites, form.value.site) ? withRefusal(c, form.state, 'choice', 'site') : null
    if (!form.ok || state) return refused(c, w.audits.plan, formPage(c, sites, state ?? form.state))

    const { grid, points } = pointsOf(form.value, profileOf(profile), gridsOf(...grids))
    const outcome = await planAudit(scope, form.value, grid, points)
    // The first answer was lost on its way: it is planned.
    if (outcome.ok || outcome.refusal === 'taken') {
      return gone(c, paths.audits.one(form.value.id), { text: w.audits.planned })
    }
    const field = form.value.grid === 'own' ? 'questions' : 'indicators'
    return refused(c, w.audits.plan, formPage(c, sites, withRefusal(c, form.state, outcome.refusal, field)))
  })

export const audits = room(paths.audits.all, { staff: 'quality.read' })

  .get(
    '/',
    async (c) => {
      const { scope } = c.var
      const { after } = readListing(c)
      const [rows, open] = await read(scope, selectAudits(scope, after, pageSize), selectOpenFindings(scope, mostOpen))
      const today = dayOf(scope.clock.now())
      const list = pageOf(
        rows.map((audit) => ({ ...audit, sortKey: audit.onDay, state: stateOfAudit(audit, today) })),
        pageSize,
      )
      const { w, may } = c.var
      return page(
        c,
        w.audits.title,
        <AuditsPage
          w={w}
          audits={list.items}
          open={open}
          today={today}
          address={addressOf(c)}
          after={afterKey(list.next)}
          mayEdit={may('audits.edit')}
        />,
      )
    },
    { rows: 80 },
  )

  .get(
    '/:id',
    async (c) => {
      const screen = await loadAudit(c)
      return page(c, screen.audit.title, auditPage(c, screen))
    },
    { rows: 80 },
  )

const isElsewhere = (sites: readonly { id: string }[], site: string): boolean =>
  site !== '' && !sites.some(({ id }) => id === site)

function formPage(c: Context, sites: readonly { id: string; name: string }[], state: FormState) {
  const { scope, w } = c.var
  const id = [state.values.id ?? scope.ids.next()].flat()[0] ?? ''
  const seen = sites.filter(({ id: site }) => scope.sites === 'all' || scope.sites.includes(site))
  return <AuditFormPage w={w} state={state} id={id} sites={seen} />
}
