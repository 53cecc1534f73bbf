import { read } from '#db/database.ts'
import { selectProfile } from '#db/quality/profiles.ts'
import { selectStandings } from '#db/quality/proofs.ts'
import { cycleOf } from '#domain/quality/grid/cycle.ts'
import { criteria, nationalGrids } from '#domain/quality/grid/national.ts'
import { gridOn } from '#domain/quality/grid/version.ts'
import { auditTypeOf, profileOf } from '#domain/quality/proofs/profile.ts'
import { freshFrom, mostWanted, readinessOf } from '#domain/quality/proofs/readiness.ts'
import type { Context } from '#http/context.ts'
import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { ReadinessPage } from '#views/quality/readiness.tsx'

/** What an auditor would find, on the day that is awaited or today. */
export const readiness = room(paths.quality.all, { staff: 'quality.read' }).get(
  '/',
  async (c) => {
    const { scope } = c.var
    const day = dayAsked(c)
    const grid = gridOn(nationalGrids, day)
    const numbers = grid.indicators.map(({ number }) => number)
    const [[profile], standings] = await read(
      scope,
      selectProfile(scope),
      selectStandings(scope, numbers, freshFrom(day), mostWanted),
    )
    const ready = readinessOf(grid, profileOf(profile), standings, auditTypeOf(profile?.auditType))
    const { w, may } = c.var
    return page(
      c,
      w.quality.title,
      <ReadinessPage
        w={w}
        grid={grid}
        criteria={criteria}
        day={day}
        window={windowOf(profile?.certifiedOn)}
        profile={profile ?? null}
        readiness={ready}
        mayEdit={may('quality.edit')}
      />,
    )
  },
  { rows: 100 },
)

function windowOf(certifiedOn: string | undefined) {
  if (!certifiedOn) return null
  const { surveillanceFrom, surveillanceTo } = cycleOf(certifiedOn)
  return { from: surveillanceFrom, to: surveillanceTo }
}

/** The day in the address, or today: another one is a forecast. */
function dayAsked(c: Context): string {
  const asked = c.req.query('on') ?? ''
  return isDay(asked) ? asked : new Date(c.var.scope.clock.now()).toISOString().slice(0, 10)
}

const isDay = (text: string): boolean => /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(text)
