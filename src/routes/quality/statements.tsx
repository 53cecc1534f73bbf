import { selectProgramme } from '#db/catalogue/programmes.ts'
import { read } from '#db/database.ts'
import { selectDeclarations } from '#db/organisations/declarations.ts'
import { selectOffice } from '#db/organisations/offices.ts'
import { selectPerson } from '#db/people/people.ts'
import {
  selectEnrolmentFiled,
  selectPersonsToComplete,
  selectProgrammesToComplete,
} from '#db/quality/statement-issues.ts'
import { type StatementRow, selectCountBefore, selectStatement, selectStatements } from '#db/quality/statements.ts'
import { categories } from '#domain/people/person.ts'
import { askStatement, StatementInput } from '#domain/quality/statement/counting.ts'
import { declaredBy, ownNumber, whole as wholeOffice } from '#domain/quality/statement/declared.ts'
import { fileUnder, StatementFixInput, sayLevel, sayScheme, sayStatus } from '#domain/quality/statement/fixes.ts'
import { answerOf, csvOf } from '#domain/quality/statement/form.ts'
import { noIssues } from '#domain/quality/statement/issues.ts'
import { isOpened } from '#domain/quality/statement/opened.ts'
import { meanHours } from '#domain/quality/statement/plausible.ts'
import type { Reading } from '#domain/quality/statement/reading.ts'
import { differencesOf, sheetOf } from '#domain/quality/statement/sheet.ts'
import { serveHeaders } from '#edge/files/leaving.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { StatementPage } from '#views/quality/statement.tsx'
import { generalPairs, identityPairs } from '#views/quality/statement-cover.ts'
import { StatementDifferencePage } from '#views/quality/statement-difference.tsx'
import { StatementSheetPage } from '#views/quality/statement-sheet.tsx'
import { StatementsPage } from '#views/quality/statements.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import { statementPdf } from './statement-pdf.ts'

const most = 24

/** Years as they were counted, each frozen, and what every figure is made of. */
export const statements = room(paths.quality.statements, { staff: 'quality.read' })

  .get(
    '/',
    async (c) => {
      const screen = await loadList(c)
      return page(c, c.var.w.quality.statement.title, list(c, screen, blank))
    },
    { rows: 70 },
  )

  .get(
    '/:id',
    async (c) => {
      const screen = await loadWhole(c)
      return page(c, c.var.w.quality.statement.title, whole(c, screen, null))
    },
    { rows: 70 },
  )

  .get('/:id/sheet', async (c) => {
    const { statement, office } = await loadWithOffice(c)
    const answer = answerOf(statement.answer)
    const { w } = c.var
    if (!answer) return gone(c, paths.quality.statement(statement.id), { text: w.quality.statement.running })
    const year = { from: statement.fromDay, to: statement.toDay }
    return page(
      c,
      w.quality.statement.sheet,
      <StatementSheetPage
        w={w}
        id={statement.id}
        year={year}
        number={statement.number}
        sheet={sheetOf(answer.lines)}
        identity={identityPairs(w, office, statement)}
        general={generalPairs(w, statement, answer.lines['B.distance'])}
      />,
    )
  })

  .get('/:id/difference', async (c) => {
    const { scope } = c.var
    const id = c.req.param('id') ?? ''
    const of = c.req.query('with') === 'former' ? 'former' : 'same'
    const [[after], [before]] = await read(scope, selectStatement(scope, id), selectCountBefore(scope, id, of))
    if (!after) throw new NotThere()
    const { w } = c.var
    const [then, now] = [answerOf(before?.answer ?? ''), answerOf(after.answer)]
    if (!before || !then || !now) {
      return gone(c, paths.quality.statement(id), { text: w.quality.statement.noneBefore[of] })
    }
    return page(
      c,
      w.quality.statement.difference,
      <StatementDifferencePage
        w={w}
        before={before}
        after={after}
        differences={differencesOf(then.lines, now.lines)}
      />,
    )
  })

  .get('/:id/file', async (c) => {
    const { statement, office } = await loadWithOffice(c)
    const { w } = c.var
    const answer = answerOf(statement.answer)
    if (!answer) return gone(c, paths.quality.statement(statement.id), { text: w.quality.statement.running })
    const name = ['bpf', statement.toDay.slice(0, 4), statement.number].filter(Boolean).join('-')
    if (c.req.query('format') === 'pdf') {
      const pdf = await statementPdf(w, office, statement, answer)
      return c.body(pdf, 200, serveHeaders('pdf', `${name}.pdf`))
    }
    const isCsv = c.req.query('format') === 'csv'
    c.header('Content-Type', isCsv ? 'text/csv; charset=utf-8' : 'application/json')
    c.header('Content-Disposition', `attachment; filename="${name}.${isCsv ? 'csv' : 'json'}"`)
    return c.body(isCsv ? csvOf(statement, office, answer.lines) : JSON.stringify(answer, null, 2))
  })

export const statementForms = room(paths.quality.statements, { staff: 'quality.edit' })

  .post('/:id/fixes', async (c) => {
    const subject = c.req.query('subject') ?? ''
    const screen = await loadWhole(c, subject)
    const form = await readForm(c, StatementFixInput)
    const { w } = c.var
    const stay = (sentence: string, status: 409 | 422) => {
      const wrong = { ...form.state, errors: { value: sentence }, subject: `${form.state.values.what} ${subject}` }
      return refused(c, w.quality.statement.title, whole(c, screen, wrong), status)
    }
    if (!form.ok) return stay(form.state.errors.value ?? w.refusals.choice, 422)
    const outcome = await complete(c, screen, form.value)
    // What was said already is what was wanted: the first answer was lost on its way.
    const isSaid = !outcome.ok && (form.value.what === 'level' || form.value.what === 'scheme')
    if (!outcome.ok && !isSaid) return stay(w.refusals[outcome.refusal], 409)
    const box = c.req.query('box') ?? ''
    const there = isOpened(box)
      ? paths.quality.behind(screen.statement.id, box)
      : `${paths.quality.statement(screen.statement.id)}#issues`
    return gone(c, there, { text: w.quality.statement.fixed })
  })

  .post('/', async (c) => {
    const { scope } = c.var
    const screen = await loadList(c)
    const { w } = c.var
    const form = await readForm(c, StatementInput)
    if (!form.ok) return refused(c, w.quality.statement.title, list(c, screen, form.state))
    const declared = declaredBy(form.value.declaration, screen.own, screen.declarations)
    const stay = (state: FormState, status: 409 | 422) =>
      refused(c, w.quality.statement.title, list(c, screen, state), status)
    if (declared === undefined) return stay(withRefusal(c, form.state, 'choice', 'declaration'), 422)
    const outcome = await askStatement(scope, form.value, declared, [])
    if (!outcome.ok && outcome.refusal !== 'taken') return stay(withRefusal(c, form.state, outcome.refusal), 409)
    return gone(c, paths.quality.statement(form.value.id), { text: w.quality.statement.asked })
  })

async function loadList(c: Context) {
  const { scope } = c.var
  const [rows, [office], declarations] = await read(
    scope,
    selectStatements(scope, most),
    selectOffice(scope),
    selectDeclarations(scope),
  )
  return { rows, own: office?.nda ?? '', declarations }
}

function list(c: Context, { rows, own, declarations }: Awaited<ReturnType<typeof loadList>>, state: FormState) {
  const { w, may, scope } = c.var
  const year = new Date(scope.clock.now()).getUTCFullYear() - 1
  return (
    <StatementsPage
      w={w}
      statements={rows}
      own={own}
      declarations={declarations}
      mayEdit={may('quality.edit')}
      newId={scope.ids.next()}
      year={{ from: `${year}-01-01`, to: `${year}-12-31` }}
      state={state}
    />
  )
}

async function loadWithOffice(c: Context) {
  const { scope } = c.var
  const id = c.req.param('id') ?? ''
  const [[statement], [office]] = await read(scope, selectStatement(scope, id), selectOffice(scope))
  if (!statement || !office) throw new NotThere()
  return { statement, office }
}

type Whole = Awaited<ReturnType<typeof loadWhole>>

/** The statement, what it found missing as that is now, and the thing that somebody completes. */
async function loadWhole(c: Context, subject = '') {
  const { scope } = c.var
  const id = c.req.param('id') ?? ''
  const [[statement], programmes, persons, [programme], [person], [enrolment]] = await read(
    scope,
    selectStatement(scope, id),
    selectProgrammesToComplete(scope, id),
    selectPersonsToComplete(scope, id),
    selectProgramme(scope, subject),
    selectPerson(scope, subject),
    selectEnrolmentFiled(scope, subject),
  )
  if (!statement) throw new NotThere()
  return { statement, programmes, persons, programme, person, enrolment }
}

/** Who may not change a programme, a person or an enrolment elsewhere may not do it here. */
function complete(c: Context, { programme, person, enrolment }: Whole, { what, ...fix }: StatementFixInput) {
  const { scope, may } = c.var
  if (what === 'status') {
    const category = categories.find((one) => one === fix.value)
    if (!person || !category || !may('people.edit')) throw new NotThere()
    return sayStatus(scope, person, category, [])
  }
  if (what === 'scheme') {
    if (!enrolment || !may('sessions.edit', enrolment.siteId)) throw new NotThere()
    return sayScheme(scope, enrolment, String(fix.value), [])
  }
  if (!programme || !may('catalogue.edit')) throw new NotThere()
  return what === 'nsf'
    ? fileUnder(scope, programme, String(fix.value), [])
    : sayLevel(scope, programme, Number(fix.value), [])
}

function whole(c: Context, { statement, programmes, persons }: Whole, wrong: (FormState & { subject: string }) | null) {
  const { w, may, scope } = c.var
  const answer = answerOf(statement.answer)
  const mayFix = {
    programmes: may('catalogue.edit') && may('quality.edit'),
    persons: may('people.edit') && may('quality.edit'),
  }
  return (
    <StatementPage
      w={w}
      statement={statement}
      answer={answer}
      opens={isOpened}
      hours={answer && meanHours(answer.lines)}
      toComplete={{ issues: answer?.issues ?? noIssues, programmes, persons, may: mayFix }}
      refused={wrong}
      again={may('quality.edit') ? againOf(statement, scope.ids.next()) : null}
    />
  )
}

/** The form of a count, filled in as it was. */
function againOf(statement: StatementRow, id: string): Record<string, string> {
  const { fromDay, toDay, reading, declarationId, ...books } = statement
  const euros = (cents: number): string => String(cents / 100)
  return {
    ...(JSON.parse(reading) as Partial<Reading>),
    id,
    from: fromDay,
    to: toDay,
    turnover: euros(books.turnover),
    charges: euros(books.charges),
    trainerSalaries: euros(books.trainerSalaries),
    purchases: euros(books.purchases),
    declaration: declarationId === '' ? ownNumber : (declarationId ?? wholeOffice),
  }
}
