import { read } from '#db/database.ts'
import {
  type Measures,
  type Subject,
  selectByProgramme,
  selectBySite,
  selectLines,
  selectSeries,
  selectSubjectName,
} from '#db/figures/figures.ts'
import { ExportInput, exportFigures } from '#domain/figures/exports.ts'
import { fillOf, marginOf, measuresOf } from '#domain/figures/measures.ts'
import { monthsOf, readPeriod, yearBefore, yearOf } from '#domain/figures/period.ts'
import { dayOf } from '#domain/organisations/clock.ts'
import type { Context } from '#http/context.ts'
import { isStorable, readForm } from '#http/form.ts'
import { addressOf } from '#http/listing.ts'
import { NotThere } from '#http/refusals.ts'
import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { FiguresPage, type Shown } from '#views/figures/figures.tsx'
import { FigureLinesPage } from '#views/figures/lines.tsx'
import { fileOf } from './file.ts'

const pageSize = 25
/** A file holds a year of the largest organisations we know. */
const mostInFile = 5000
const mostSubjects = 20

export const figures = room(paths.figures.all, { staff: 'figures.read' })

  .get(
    '/',
    async (c) => {
      const { scope } = c.var
      const today = todayOf(c)
      const [year, subject] = [yearOf(readPeriod(c.req.query('period'), today)), subjectOf(c)]
      const last = yearBefore(year)
      const everything = subject.dimension === 'all' ? mostSubjects : 0
      const [series, sites, programmes, [named]] = await read(
        scope,
        selectSeries(scope, subject, last, `${year}-12`),
        selectBySite(scope, year, everything),
        selectByProgramme(scope, year, everything),
        selectSubjectName(scope, subject),
      )
      const { w } = c.var
      return page(
        c,
        w.figures.title,
        <FiguresPage
          w={w}
          year={year}
          years={yearsUntil(today)}
          look={lookOf(subject, named?.name)}
          now={shown(measuresOf(series, year))}
          before={shown(measuresOf(series, last))}
          months={monthsOf(year).map((month) => ({
            id: month,
            ...shown(measuresOf(series, month)),
            before: shown(measuresOf(series, yearBefore(month))),
          }))}
          sites={sites.map((row) => ({ ...row, ...shown(row) }))}
          programmes={programmes.map((row) => ({ ...row, ...shown(row) }))}
        />,
      )
    },
    { rows: 170 },
  )

  .get(
    '/lines',
    async (c) => {
      const { scope } = c.var
      const [period, subject] = [readPeriod(c.req.query('period'), todayOf(c)), subjectOf(c)]
      const [rows, [named]] = await read(
        scope,
        selectLines(scope, subject, period, placeOf(c), pageSize + 1),
        selectSubjectName(scope, subject),
      )
      const { w } = c.var
      const lines = rows.slice(0, pageSize)
      const last = rows.length > pageSize ? lines.at(-1) : undefined
      return page(
        c,
        w.figures.title,
        <FigureLinesPage
          w={w}
          period={period}
          look={lookOf(subject, named?.name)}
          lines={lines.map((row) => ({ ...row, ...shown({ ...row, sessions: 1 }) }))}
          address={addressOf(c)}
          after={last && `${last.month}~${last.id}`}
        />,
      )
    },
    { rows: 150 },
  )

/** That figures left is an event too: so it is posted. */
export const figureExports = room(paths.figures.exports, { staff: 'figures.read' }).post('/', async (c) => {
  const { scope } = c.var
  await read(scope)
  const form = await readForm(c, ExportInput)
  if (!form.ok) throw new NotThere()
  const { format, period: asked, site, programme } = form.value
  const period = readPeriod(asked, todayOf(c))
  const subject = subjectFrom(site, programme)
  const outcome = await exportFigures(scope, { format, period, site, programme }, [
    selectLines(scope, subject, period, null, mostInFile),
  ])
  if (!outcome.ok) throw new Error(`The figures could not leave: ${outcome.refusal}.`)
  return fileOf(c.var.w, format, period, outcome.after[0])
})

const todayOf = ({ var: { scope, visit } }: Context): string => dayOf(scope.clock.now(), visit.person?.timeZone)

/** This year, the next one, of which sessions are known, and the three before. */
function yearsUntil(today: string): readonly string[] {
  const year = Number(today.slice(0, 4))
  return [year + 1, year, year - 1, year - 2, year - 3].map(String)
}

function subjectOf(c: Context): Subject {
  const asked = (name: string) => {
    const id = (c.req.query(name) ?? '').slice(0, 60)
    return isStorable(id) ? id : ''
  }
  return subjectFrom(asked('site'), asked('programme'))
}

function subjectFrom(site: string, programme: string): Subject {
  if (site) return { dimension: 'site', id: site }
  return programme ? { dimension: 'programme', id: programme } : { dimension: 'all', id: '' }
}

const lookOf = ({ dimension, id }: Subject, name: string | null | undefined) => ({
  site: dimension === 'site' ? id : '',
  programme: dimension === 'programme' ? id : '',
  name: name ?? null,
})

function placeOf(c: Context): readonly [string, string] | null {
  const after = c.req.query('after') ?? ''
  const [month, id] = isStorable(after) ? after.slice(0, 80).split('~') : []
  return month && id ? [month, id] : null
}

const shown = (measures: Measures): Shown => ({ ...measures, fill: fillOf(measures), margin: marginOf(measures) })
