import { centsOf } from '#domain/fields.ts'
import { dayOf } from '#domain/organisations/clock.ts'
import { AnalysisInput, EnrolmentEndInput, MoveInput, TermsInput } from '#domain/sessions/enrolment.ts'
import {
  analyse,
  changeTerms,
  endEnrolment,
  moveEnrolment,
  promote,
  resumeEnrolment,
} from '#domain/sessions/enrolment-changes.ts'
import type { Context } from '#http/context.ts'
import { type Refusal, readForm, withRefusal } from '#http/form.ts'
import { changed, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { chosenCompany } from '#routes/people/company-choice.ts'
import { type EnrolmentForms, EnrolmentPage, type EnrolmentScreen } from '#views/sessions/enrolment.tsx'
import { EnrolmentFormPage } from '#views/sessions/enrolment-form.tsx'
import type { FormState } from '#views/ui/form.tsx'
import { type EnrolmentRows, enrolmentScreenOf, enrolmentShown, loadEnrolment } from './enrolment-one.ts'
import { typedIn } from './enrolment-screen.ts'

export const enrolment = room('/enrolments', { staff: 'people.read' }).get(
  '/:id',
  async (c) => {
    const { screen } = await loadEnrolment(c, 'people.read')
    const { w } = c.var
    const { sessionId, title } = screen.enrolment
    const crumbs = [
      { label: w.places.sessions, href: paths.sessions.all },
      { label: title, href: paths.sessions.enrolments(sessionId) },
    ]
    return page(c, nameOf(screen), <EnrolmentPage w={w} screen={screen} />, { crumbs })
  },
  { rows: 80 },
)

export const enrolmentChanges = room('/enrolments', { staff: 'sessions.edit' })

  .get(
    '/:id/edit',
    async (c) => {
      const { screen } = await loadEnrolment(c, 'sessions.edit')
      const { enrolment: row } = screen
      const { w } = c.var
      const values = {
        price: (row.price / 100).toFixed(2).replace('.', ','),
        hours: String(Math.round(row.plannedMinutes / 60)),
        company: row.company ?? '',
      }
      return page(c, nameOf(screen), <EnrolmentFormPage w={w} enrolment={row} state={{ values, errors: {} }} />)
    },
    { rows: 80 },
  )

  .post(
    '/:id',
    async (c) => {
      const typed = await typedIn(c)
      const { screen, companies } = await loadEnrolment(c, 'sessions.edit', typed('company', 160))
      const { scope, w } = c.var
      const { enrolment: row } = screen
      const form = await readForm(c, TermsInput)
      if (!form.ok) return refusedTerms(c, screen, form.state)
      const { price, hours, company, version } = form.value
      const choice = chosenCompany(company, companies)
      if ('refusal' in choice) {
        return refusedTerms(c, screen, { ...form.state, errors: { company: w.people[choice.refusal] } })
      }
      const sameHours = Math.round(row.plannedMinutes / 60) === hours
      const plannedMinutes = sameHours ? row.plannedMinutes : hours * 60
      const terms = { price: centsOf(price), plannedMinutes, companyId: choice.company?.id ?? null }
      const outcome = await changeTerms(scope, row, version, terms, enrolmentScreenOf(scope, row.id))
      if (!outcome.ok) return refusedTerms(c, screen, withRefusal(c, form.state, outcome.refusal), 409)
      return showEnrolment(c, outcome.after, () => w.enrolments.saved)
    },
    { rows: 520 },
  )

  .post(
    '/:id/end',
    async (c) => {
      const { screen } = await loadEnrolment(c, 'sessions.edit')
      const { scope, w } = c.var
      const { id } = screen.enrolment
      const form = await readForm(c, EnrolmentEndInput)
      if (!form.ok) return enrolmentAgain(c, screen, { ending: form.state, problem: firstOf(form.state) })
      const outcome = await endEnrolment(scope, screen.enrolment, form.value, enrolmentScreenOf(scope, id))
      if (!outcome.ok) return enrolmentAgain(c, screen, { problem: w.refusals[ended(outcome.refusal)] })
      return showEnrolment(c, outcome.after, w.enrolments.endDone, { action: paths.enrolments.resumption(id) })
    },
    { rows: 520 },
  )

  .post(
    '/:id/resumption',
    async (c) => {
      const { screen } = await loadEnrolment(c, 'sessions.edit')
      const { scope, w } = c.var
      const outcome = await resumeEnrolment(scope, screen.enrolment, enrolmentScreenOf(scope, screen.enrolment.id))
      if (!outcome.ok) return enrolmentAgain(c, screen, { problem: w.refusals[outcome.refusal] })
      return showEnrolment(c, outcome.after, w.enrolments.resumed)
    },
    { rows: 520 },
  )

  .post(
    '/:id/seat',
    async (c) => {
      const { screen } = await loadEnrolment(c, 'sessions.edit')
      const { scope, w } = c.var
      const outcome = await promote(scope, screen.enrolment, enrolmentScreenOf(scope, screen.enrolment.id))
      if (!outcome.ok) return enrolmentAgain(c, screen, { problem: w.refusals[outcome.refusal] })
      return showEnrolment(c, outcome.after, w.enrolments.promoted)
    },
    { rows: 520 },
  )

  .post(
    '/:id/move',
    async (c) => {
      const { screen } = await loadEnrolment(c, 'sessions.edit')
      const { scope, w } = c.var
      const form = await readForm(c, MoveInput)
      const target = form.ok && screen.others.find(({ id }) => id === form.value.session)
      if (!target) return enrolmentAgain(c, screen, { problem: w.refusals.choice })
      const { id } = screen.enrolment
      const { tell } = form.value
      const show = enrolmentScreenOf(scope, id)
      const outcome = await moveEnrolment(scope, screen.enrolment, target, tell, show)
      if (!outcome.ok) return enrolmentAgain(c, screen, { problem: w.refusals[outcome.refusal] })
      return showEnrolment(c, outcome.after, () => w.enrolments.moved(target.code), backTo(c, screen, tell))
    },
    { rows: 520 },
  )

  .post(
    '/:id/analyses',
    async (c) => {
      const { screen } = await loadEnrolment(c, 'sessions.edit')
      const { scope, w } = c.var
      const form = await readForm(c, AnalysisInput)
      if (!form.ok) return enrolmentAgain(c, screen, { analysis: form.state })
      const { id = scope.ids.next(), ...said } = form.value
      const show = enrolmentScreenOf(scope, screen.enrolment.id)
      const outcome = await analyse(scope, screen.enrolment, id, said, show)
      // The first answer was lost on its way: it is kept.
      if (!outcome.ok && outcome.refusal === 'taken') {
        return showEnrolment(c, rowsOf(screen), () => w.enrolments.analysed[said.kind])
      }
      if (!outcome.ok) return enrolmentAgain(c, screen, { analysis: withRefusal(c, form.state, outcome.refusal) })
      return showEnrolment(c, outcome.after, () => w.enrolments.analysed[said.kind])
    },
    { rows: 520 },
  )

/** Where they came from, while one may still pass to it. */
const backTo = (c: Context, { enrolment: { id, sessionId, startsOn } }: EnrolmentScreen, tell: boolean) =>
  startsOn >= dayOf(c.var.scope.clock.now())
    ? { action: paths.enrolments.move(id), fields: { session: sessionId, tell: tell ? 'on' : '' } }
    : undefined

const ended = (refusal: Refusal): Refusal => (refusal === 'taken' ? 'enrolment_ended_already' : refusal)

const firstOf = ({ errors, problem }: FormState): string | undefined =>
  problem ?? Object.values(errors).find((error) => error !== undefined)

const refusedTerms = (c: Context, screen: EnrolmentScreen, state: FormState, status: 409 | 422 = 422) =>
  refused(c, nameOf(screen), <EnrolmentFormPage w={c.var.w} enrolment={screen.enrolment} state={state} />, status)

export const enrolmentAgain = (c: Context, screen: EnrolmentScreen, forms: EnrolmentForms) =>
  refused(c, nameOf(screen), <EnrolmentPage w={c.var.w} screen={screen} forms={forms} />)

/** The enrolment as it is after the change, with a word about what happened and the way back. */
export function showEnrolment(
  c: Context,
  rows: EnrolmentRows,
  say: (name: string) => string,
  undo?: { action: string; fields?: Record<string, string> } | undefined,
) {
  const screen = enrolmentShown(c, rows)
  const name = nameOf(screen)
  const content = <EnrolmentPage w={c.var.w} screen={screen} />
  return changed(c, paths.enrolments.one(screen.enrolment.id), name, content, { text: say(name), undo })
}

/** What was loaded, as rows again. */
export const rowsOf = ({
  enrolment: row,
  fundings,
  funders,
  analyses,
  others,
  history,
  sale,
  papers,
  paid,
}: EnrolmentScreen) =>
  [[row], fundings, funders, analyses, others, history, sale ? [sale] : [], papers, paid] as unknown as EnrolmentRows

const nameOf = ({ enrolment: { givenName, familyName } }: EnrolmentScreen) => `${givenName} ${familyName}`
