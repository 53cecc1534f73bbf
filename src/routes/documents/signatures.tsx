import { read } from '#db/database.ts'
import { type SignableRow, selectSignable } from '#db/documents/signature-proposal.ts'
import { selectRequests } from '#db/documents/signature-requests.ts'
import { ownPerson } from '#db/people/own.ts'
import { selectOwnPerson } from '#db/portal/own-data.ts'
import { SignatureRequestInput, signatureDays, signerRoles, signersIn } from '#domain/documents/signature.ts'
import { proposeSigners } from '#domain/documents/signature-proposal.ts'
import { cancelRequest, remindSigner, requestSignatures } from '#domain/documents/signatures.ts'
import type { Kind } from '#edge/files/kinds.ts'
import { serveHeaders } from '#edge/files/leaving.ts'
import { open } from '#edge/files/open.ts'
import { keyOf } from '#edge/files/store.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { NewSignaturePage } from '#views/documents/signature-new.tsx'
import type { FormState } from '#views/ui/form.tsx'

/** A paper sent to be signed: who, in which order, and what becomes of it. */
export const paperSignatures = room('/papers/:id/signatures', { staff: 'documents.edit' })

  .get('/new', async (c) => {
    const { scope } = c.var
    const [[paper], [own]] = await read(
      scope,
      selectSignable(scope, c.req.param('id') ?? ''),
      selectOwnPerson(scope, ownPerson(scope)),
    )
    if (!paper) throw new NotThere()
    const name = own ? `${own.givenName} ${own.familyName}` : ''
    const proposed = proposeSigners(paper, { personId: own?.id ?? '', name, email: own?.email ?? '' })
    const values: FormState['values'] = { id: scope.ids.next(), days: '30' }
    for (const { place, role, name: called, email, personId } of proposed) {
      values[`role${place}`] = role
      values[`name${place}`] = called
      values[`email${place}`] = email
      values[`person${place}`] = personId ?? ''
    }
    return page(c, c.var.w.signatures.askTitle(paper.number), newForm(c, paper, { values, errors: {} }))
  })

  .post('/', async (c) => {
    const { scope } = c.var
    const [[paper], requests] = await read(
      scope,
      selectSignable(scope, c.req.param('id') ?? ''),
      selectRequests(scope, c.req.param('id') ?? ''),
    )
    if (!paper) throw new NotThere()
    const { w, visit } = c.var
    const form = await readForm(c, SignatureRequestInput)
    if (!form.ok) return refuse(c, paper, form.state)
    // The first answer was lost on its way: it has left.
    if (requests.some(({ id }) => id === form.value.id)) return sent(c, paper)
    const signers = signersIn(form.value)
    if (typeof signers === 'string') return refuse(c, paper, withRefusal(c, form.state, signers))
    const consent = w.signatures.own.consent(paper.title, paper.number, visit.person?.organisationName ?? '')
    const outcome = await requestSignatures(scope, paper, form.value, signers, consent, [])
    return outcome.ok ? sent(c, paper) : refuse(c, paper, withRefusal(c, form.state, 'request_open'))
  })

  .post('/reminder', async (c) => {
    const { paper, latest } = await loadLatest(c)
    const { scope, w } = c.var
    const outcome = await remindSigner(scope, latest)
    return gone(c, paths.papers.one(paper), {
      text: outcome.ok ? w.signatures.reminded : w.refusals[outcome.refusal],
    })
  })

  .post('/cancellation', async (c) => {
    const { paper, latest } = await loadLatest(c)
    const { scope, w } = c.var
    const outcome = latest.end === 'cancelled' ? { ok: true as const } : await cancelRequest(scope, latest)
    return gone(c, paths.papers.one(paper), {
      text: outcome.ok ? w.signatures.cancelled : w.refusals[outcome.refusal],
    })
  })

/** The signed paper, for whoever reads papers. */
export const finalPapers = room('/papers/:id/signatures/final', { staff: 'documents.read' }).get('/', async (c) => {
  const { scope } = c.var
  const id = c.req.param('id') ?? ''
  const [[paper], requests] = await read(scope, selectSignable(scope, id), selectRequests(scope, id))
  if (!paper) throw new NotThere()
  const sealed = requests.find(({ finalSha256 }) => finalSha256 !== null)
  if (!sealed?.finalSha256) return gone(c, paths.papers.one(id), { text: c.var.w.signatures.sealing })
  const headers = serveHeaders('pdf' satisfies Kind, `${paper.number} ${paper.title}.pdf`)
  const answer = await open(c.env.FILES, keyOf(scope.organisationId, sealed.finalSha256), c.req.raw, headers)
  if (!answer) throw new NotThere()
  return answer
})

async function loadLatest(c: Context) {
  const { scope } = c.var
  const paper = c.req.param('id') ?? ''
  const [[known], [latest]] = await read(scope, selectSignable(scope, paper), selectRequests(scope, paper))
  if (!known || !latest) throw new NotThere()
  return { paper, latest }
}

const sent = (c: Context, { id }: SignableRow) => gone(c, paths.papers.one(id), { text: c.var.w.signatures.sent })

const refuse = (c: Context, paper: SignableRow, state: FormState) =>
  refused(c, c.var.w.signatures.askTitle(paper.number), newForm(c, paper, state))

const newForm = (c: Context, paper: SignableRow, state: FormState) => (
  <NewSignaturePage w={c.var.w} paper={paper} state={state} roles={signerRoles} days={signatureDays} />
)
