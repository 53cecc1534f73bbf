import { read } from '#db/database.ts'
import { selectOpenFindings, selectUnliftedMinors } from '#db/quality/audits-findings.ts'
import { selectProfile } from '#db/quality/profiles.ts'
import { selectForecast, selectReadinessDays } from '#db/quality/readiness.ts'
import { calendarOf } from '#domain/quality/grid/calendar.ts'
import { criteria } from '#domain/quality/grid/national.ts'
import { everyNumber, gridsOf } from '#domain/quality/grid/own-grids.ts'
import { gridOn } from '#domain/quality/grid/version.ts'
import { auditTypeOf, profileOf } from '#domain/quality/proofs/profile.ts'
import { fallingBetween, firstToMend, mostWanted, readinessOf } from '#domain/quality/proofs/readiness.ts'
import type { Context } from '#http/context.ts'
import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { ReadinessPage } from '#views/quality/readiness.tsx'
import { gridReads } from './grid-read.ts'
import { openSitesOf } from './sites.ts'

const shownDays = 60
const shownFirst = 5
const shownFindings = 5

/** What an auditor would find, today and on the day that is awaited, everywhere or on one site. */
export const readiness = room(paths.quality.all, { staff: 'quality.read' }).get(
  '/',
  async (c) => {
    const { scope } = c.var
    const asked = dayAsked(c)
    const today = new Date(scope.clock.now()).toISOString().slice(0, 10)
    const day = asked ?? today
    const site = siteAsked(c)
    const [[profile], standings, days, open, minors, added, corrections] = await read(
      scope,
      selectProfile(scope),
      selectForecast(scope, everyNumber, day, mostWanted, site),
      selectReadinessDays(scope, site, shownDays),
      selectOpenFindings(scope, shownFindings),
      selectUnliftedMinors(scope),
      ...gridReads(scope),
    )
    const { w, may } = c.var
    const grids = gridsOf(added, corrections)
    const activity = profileOf(profile)
    const type = auditTypeOf(profile?.auditType)
    const grid = gridOn(grids, day)
    const unlifted = minors.map(({ indicator }) => indicator)
    const ready = readinessOf(grid, activity, standings, type, unlifted)
    const auditOn = profile?.auditOn || null
    const later = standings.map((standing) => ({ ...standing, recent: standing.later }))
    const then = auditOn && auditOn > day ? readinessOf(gridOn(grids, auditOn), activity, later, type, unlifted) : null
    return page(
      c,
      w.quality.title,
      <ReadinessPage
        w={w}
        grid={grid}
        criteria={criteria}
        day={day}
        isForecast={day !== today}
        calendar={profile ? calendarOf(profile, type, (then ?? ready).findings) : null}
        open={open}
        today={today}
        profile={profile ?? null}
        readiness={ready}
        first={firstToMend(ready, shownFirst)}
        forecast={then && auditOn ? { day: auditOn, readiness: then, falling: fallingBetween(ready, then) } : null}
        days={days.toReversed()}
        sites={openSitesOf(c)}
        site={site}
        mayEdit={may('quality.edit')}
      />,
    )
  },
  { rows: 110 },
)

/** The day in the address: another one than today is a forecast. */
function dayAsked(c: Context): string | null {
  const asked = c.req.query('on') ?? ''
  return isDay(asked) ? asked : null
}

const siteAsked = (c: Context): string => (c.req.query('site') ?? '').slice(0, 40)

const isDay = (text: string): boolean => /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(text)
