import { read } from '#db/database.ts'
import type { Listing } from '#db/listing.ts'
import { pageOf } from '#db/listing.ts'
import { selectProfile } from '#db/quality/profiles.ts'
import { selectProof, selectProofsOf } from '#db/quality/proofs.ts'
import { selectStandings } from '#db/quality/readiness.ts'
import { gridsOf } from '#domain/quality/grid/own-grids.ts'
import { gridOn } from '#domain/quality/grid/version.ts'
import { auditTypeOf, profileOf } from '#domain/quality/proofs/profile.ts'
import { mostWanted, readinessOf } from '#domain/quality/proofs/readiness.ts'
import type { Context } from '#http/context.ts'
import { afterKey, readListing } from '#http/listing.ts'
import { NotThere } from '#http/refusals.ts'
import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { IndicatorPage } from '#views/quality/indicator.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import { gridReads } from './grid-read.ts'
import { openSitesOf } from './sites.ts'

const pageSize = 25

/** One indicator: what it asks, what proves it, and the form to add a proof. */
export const indicators = room('/quality/indicators', { staff: 'quality.read' }).get(
  '/:number',
  async (c) => {
    const shown = await indicatorScreen(c, Number(c.req.param('number')), readListing(c).after)
    return page(c, shown.title, shown.content(blank))
  },
  { rows: 80 },
)

/** The page of an indicator, for whoever shows it again with what was typed. */
export async function indicatorScreen(c: Context, number: number, after: Listing['after']) {
  const { scope } = c.var
  const today = new Date(scope.clock.now()).toISOString().slice(0, 10)
  const asked = Number.isSafeInteger(number) ? number : 0
  const [[profile], standings, proofs, [replaced], added, corrections] = await read(
    scope,
    selectProfile(scope),
    selectStandings(scope, [asked], today, mostWanted),
    selectProofsOf(scope, asked, after, pageSize),
    selectProof(scope, c.req.query('replaces') ?? ''),
    ...gridReads(scope),
  )
  const grid = gridOn(gridsOf(added, corrections), today)
  const indicator = grid.indicators.find((one) => one.number === number)
  if (!indicator) throw new NotThere()
  const { lines } = readinessOf(
    { ...grid, indicators: [indicator] },
    profileOf(profile),
    standings,
    auditTypeOf(profile?.auditType),
  )
  const [line] = lines
  if (!line) throw new NotThere()
  const list = pageOf(
    proofs.map((proof) => ({ ...proof, sortKey: proof.happenedOn })),
    pageSize,
  )
  const { w, may } = c.var
  const title = w.quality.indicator(String(number))
  const newId = scope.ids.next()
  return {
    title,
    content: (state: FormState) => (
      <IndicatorPage
        w={w}
        line={line}
        proofs={list.items}
        address={paths.quality.indicator(number)}
        after={afterKey(list.next)}
        today={today}
        mayEdit={may('quality.edit')}
        newId={newId}
        sites={openSitesOf(c)}
        isOfSomeSites={scope.sites !== 'all'}
        replaced={replaced ? { ...replaced, indicators: withAlso(c, replaced.indicators) } : null}
        state={state}
      />
    ),
  }
}

/** Those that somebody has taken over from a suggestion: the form shows them, and she sends it. */
function withAlso(c: Context, indicators: string): string {
  const also = (c.req.query('also') ?? '').match(/\d{1,2}/g)?.slice(0, 33) ?? []
  return JSON.stringify([...new Set([...(JSON.parse(indicators) as number[]), ...also.map(Number)])])
}
