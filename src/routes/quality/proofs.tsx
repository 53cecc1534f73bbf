import { read } from '#db/database.ts'
import { selectHistory } from '#db/people/history.ts'
import { selectBehind, selectChain, selectProofSessions, selectValidations } from '#db/quality/proof-life.ts'
import { selectSuggestion } from '#db/quality/proof-words.ts'
import { selectProof } from '#db/quality/proofs.ts'
import { ProofValidationInput, validateProof } from '#domain/quality/proofs/life.ts'
import { EvidenceInput, ProofWithdrawalInput } from '#domain/quality/proofs/proof.ts'
import { addProof, returnProof, withdrawProof } from '#domain/quality/proofs/proofs.ts'
import { isProofRule, type ProofSource, proofRules } from '#domain/quality/proofs/rules.ts'
import { dismiss, receiveForm } from '#http/arrivals.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { historyOf } from '#http/history.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { ruleName } from '#views/quality/indicator.tsx'
import { ProofPage } from '#views/quality/proof.tsx'
import { siteBox } from '#views/quality/proof-form.tsx'
import { withParameters } from '#views/ui/address.ts'
import { blank, type FormState } from '#views/ui/form.tsx'
import { indicatorScreen } from './indicators.tsx'
import { openSitesOf } from './sites.ts'

export const proofs = room(paths.quality.proofs, { staff: 'quality.read' }).get(
  '/:id',
  async (c) => {
    const screen = await load(c)
    return page(c, titleOf(c, screen), shown(c, screen, blank))
  },
  { rows: 70 },
)

export const proofForms = room(paths.quality.proofs, { staff: 'quality.edit' })

  .post('/', async (c) => {
    const { scope } = c.var
    const asked = Number(c.req.query('indicator'))
    const screen = await indicatorScreen(c, asked, null)
    const form = await receiveForm(c, EvidenceInput, c.var.w.quality.fileRefused, withSites)
    if (!form.ok) return refused(c, screen.title, screen.content(form.state))
    const { file } = form
    const outcome = await addProof(scope, form.value, file, [])
    if (!outcome.ok && outcome.refusal !== 'taken') {
      await dismiss(c, file ? [file] : [])
      const errors = { ...form.state.errors, sessions: c.var.w.quality.sessionUnknown }
      return refused(c, screen.title, screen.content({ ...form.state, errors }))
    }
    // Taken: the first answer was lost on its way, or somebody has replaced it already.
    if (form.value.replaces) return gone(c, paths.quality.proof(form.value.replaces))
    return gone(c, paths.quality.indicator(asked), { text: c.var.w.quality.proofAdded })
  })

  .post('/:id/validations', async (c) => {
    const screen = await load(c)
    const form = await readForm(c, ProofValidationInput)
    if (!form.ok) return refused(c, titleOf(c, screen), shown(c, screen, form.state))
    await validateProof(c.var.scope, screen.proof, form.value, [])
    return gone(c, paths.quality.proof(screen.proof.id), { text: c.var.w.quality.validated })
  })

  .post('/:id/withdrawal', async (c) => {
    const screen = await load(c)
    const form = await readForm(c, ProofWithdrawalInput)
    if (!form.ok) return refused(c, titleOf(c, screen), shown(c, screen, form.state))
    const outcome = await withdrawProof(c.var.scope, screen.proof, form.value.reason, [])
    if (!outcome.ok) return stay(c, screen, form.state, outcome.refusal)
    const undo = { action: paths.quality.proofReturn(screen.proof.id), fields: {} }
    return gone(c, paths.quality.proof(screen.proof.id), { text: c.var.w.quality.proofWithdrawn, undo })
  })

  .post('/:id/return', async (c) => {
    const screen = await load(c)
    const outcome = await returnProof(c.var.scope, screen.proof, [])
    if (!outcome.ok) return stay(c, screen, blank, outcome.refusal)
    return gone(c, paths.quality.proof(screen.proof.id), { text: c.var.w.quality.proofReturned })
  })

type Screen = Awaited<ReturnType<typeof load>>

async function load(c: Context) {
  const { scope } = c.var
  const id = c.req.param('id') ?? ''
  const [[proof], history, chain, sessions, validations, [behind], [suggestion]] = await read(
    scope,
    selectProof(scope, id),
    selectHistory(scope, id),
    selectChain(scope, id),
    selectProofSessions(scope, id),
    selectValidations(scope, id),
    selectBehind(scope, id),
    selectSuggestion(scope, id),
  )
  if (!proof) throw new NotThere()
  const suggested = JSON.parse(suggestion?.indicators ?? '[]') as number[]
  return { proof, history, chain, sessions, validations, behind, suggested }
}

const titleOf = (c: Context, { proof }: Screen): string => proof.label || ruleName(c.var.w, proof.rule)

const stay = (c: Context, screen: Screen, state: FormState, refusal: Parameters<typeof withRefusal>[2]) =>
  refused(c, titleOf(c, screen), shown(c, screen, withRefusal(c, state, refusal)), 409)

function shown(
  c: Context,
  { proof, history, chain, sessions, validations, behind, suggested }: Screen,
  state: FormState,
) {
  const { w, may, scope } = c.var
  const names = new Map(openSitesOf(c))
  return (
    <ProofPage
      w={w}
      proof={proof}
      source={sourceOf(proof, behind)}
      chain={chain}
      sessions={sessions}
      sites={(JSON.parse(proof.sites) as string[]).map((site) => names.get(site) ?? site)}
      validations={validations}
      suggested={suggested}
      today={new Date(scope.clock.now()).toISOString().slice(0, 10)}
      newId={scope.ids.next()}
      history={history}
      allHistory={historyOf(c, proof.id)}
      mayEdit={may('quality.edit')}
      state={state}
    />
  )
}

/** The boxes of a form with files have a name each: `site-nantes`. */
function withSites(fields: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const ticked = [...fields.keys()].filter((name) => name.startsWith(siteBox))
  const kept = [...fields].filter(([name]) => !name.startsWith(siteBox))
  return new Map([...kept, ['sites', ticked.map((name) => name.slice(siteBox.length)).join(' ')]])
}

type Behind = { survey: string | null; session: string | null; audit: string | null }

/** Where the thing that proves it is read. */
function sourceOf({ rule, subjectId }: Screen['proof'], behind: Behind | undefined): string | undefined {
  if (!isProofRule(rule)) return undefined
  const { survey, session, audit } = behind ?? {}
  if (survey) return paths.surveys.one(survey)
  if (session) return withParameters(paths.sessions.attendance(session), { slot: subjectId })
  return audit ? `${paths.audits.one(audit)}#finding-${subjectId}` : addresses[proofRules[rule].opens]?.(subjectId)
}

/** Of a survey, a slot or a finding, what it belongs to is opened: gone, it opens nothing. */
const addresses: Partial<Record<ProofSource, (id: string) => string>> = {
  programme: paths.catalogue.one,
  session: paths.sessions.one,
  person: paths.people.one,
  enrolment: paths.enrolments.one,
  space: paths.spaces.one,
  paper: paths.papers.one,
  results: paths.quality.results,
  development: paths.registers.development,
  credential: paths.registers.credential,
  watch: paths.watch.item,
  partner: paths.registers.partner,
  network: paths.registers.contact,
  referent: paths.registers.referent,
  ticket: paths.improvement.one,
  report: paths.improvement.reports.one,
  risk: paths.registers.risk,
  audit: paths.audits.one,
}
