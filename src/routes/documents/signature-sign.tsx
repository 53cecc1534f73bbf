import { type OwnTurnRow, selectTurn } from '#db/documents/signature-turns.ts'
import type { OfficeRow } from '#db/organisations/offices.ts'
import type { Scope } from '#db/scope.ts'
import { readBody } from '#domain/documents/body.ts'
import {
  codePause,
  PaperSignatureInput,
  refuseInput,
  SigningRefusalInput,
  stateOfTurn,
} from '#domain/documents/signature.ts'
import { readSignerToken } from '#domain/documents/signature-link.ts'
import { askCode, declineToSign, sign } from '#domain/documents/signatures.ts'
import { serveHeaders } from '#edge/files/leaving.ts'
import { open } from '#edge/files/open.ts'
import { keyOf } from '#edge/files/store.ts'
import { mailedCode } from '#edge/mailed-codes.ts'
import { tokens } from '#edge/tokens.ts'
import { visitorAddress } from '#http/asking.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { visitOrganisation } from '#http/organisation-visit.ts'
import { portal } from '#http/portal.tsx'
import { gone } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { SignGonePage, SignPage, SignRefusedPage } from '#views/documents/signature-sign.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'

/** Whoever holds the link of a signer. Looking changes nothing; signing takes the code that only their mailbox has. */
export const signing = room('/o/:organisation/sign/:token', { public: true })

  .get('/', async (c) => {
    const found = await load(c)
    return found.turn ? show(c, found, blank) : goneNow(c, found.office)
  })

  .get('/paper', async (c) => {
    const { turn, office, scope } = await load(c)
    const sha256 = turn?.finalSha256 ?? turn?.fileSha256
    if (!turn || !sha256) return goneNow(c, office)
    const headers = serveHeaders('pdf', `${turn.number} ${turn.title}.pdf`, { inline: turn.finalSha256 === null })
    return (await open(c.env.FILES, keyOf(scope.organisationId, sha256), c.req.raw, headers)) ?? goneNow(c, office)
  })

  .post('/code', async (c) => {
    const found = await load(c)
    const { turn, office, scope, token } = found
    if (!turn) return goneNow(c, office)
    // One has just left: pressed twice, or the first answer was lost on its way.
    const fresh = turn.codeAt !== null && turn.codeAt > scope.clock.now() - codePause
    const outcome = fresh ? { ok: true as const } : await askCode(scope, turn)
    if (outcome.ok || outcome.refusal === 'overtaken' || outcome.refusal === 'taken') {
      return gone(c, paths.signature.page(office.organisationId, token))
    }
    return show(c, found, withRefusal(c, blank, outcome.refusal), blank, 422)
  })

  .post('/', async (c) => {
    const found = await load(c)
    const { turn, office, scope, token } = found
    if (!turn) return goneNow(c, office)
    const there = paths.signature.page(office.organisationId, token)
    // The first answer was lost on its way: it is signed.
    if (turn.signedAt !== null) return gone(c, there)
    const form = await readForm(c, PaperSignatureInput)
    if (!form.ok) return show(c, found, form.state, blank, 422)
    const missing = refuseInput(form.value)
    if (missing) {
      const field = missing === 'consent_missing' ? 'consent' : 'sign'
      return show(c, found, withRefusal(c, form.state, missing, field), blank, 422)
    }
    const about = [scope.organisationId, turn.signerId, turn.codeNonce ?? '']
    const code = await mailedCode(c.env.SECRET, about, turn.codeNumber ?? 0)
    const visitor = { address: visitorAddress(c), device: (c.req.header('User-Agent') ?? '').slice(0, 300) }
    const outcome = await sign(scope, turn, form.value, code, visitor)
    if (outcome.ok) return gone(c, there)
    const field = outcome.refusal === 'signing_closed' ? undefined : 'code'
    return show(c, found, withRefusal(c, form.state, outcome.refusal, field), blank, 422)
  })

  .post('/refusal', async (c) => {
    const found = await load(c)
    const { turn, office, scope } = found
    if (!turn) return goneNow(c, office)
    const form = await readForm(c, SigningRefusalInput)
    if (!form.ok) return show(c, found, blank, form.state, 422)
    if (turn.end === 'declined') return thanks(c, office)
    const outcome = await declineToSign(scope, turn, form.value)
    return outcome.ok ? thanks(c, office) : show(c, found, blank, withRefusal(c, form.state, outcome.refusal), 422)
  })

type Found = { turn: OwnTurnRow | undefined; office: OfficeRow; scope: Scope; token: string }

async function load(c: Context): Promise<Found> {
  const token = c.req.param('token') ?? ''
  const now = c.var.directory.clock.now()
  const organisation = c.req.param('organisation') ?? ''
  const signer = await readSignerToken(tokens(c.env.SECRET), token, organisation, now)
  const { office, scope, answers } = await visitOrganisation(c, (there) => [selectTurn(there, signer ?? '')])
  return { turn: answers[0][0], office, scope, token }
}

function show(c: Context, found: Found, form: FormState, refusal: FormState = blank, status: 200 | 422 = 200) {
  const { turn, office, scope, token } = found
  if (!turn) return goneNow(c, office)
  const now = scope.clock.now()
  const organisation = { id: office.organisationId, name: office.name }
  const coded = turn.codeNonce !== null && (turn.codeExpiresAt ?? 0) > now
  const state = stateOfTurn(turn, now)
  const { blocks } = readBody(turn.body)
  const content = <SignPage w={c.var.w} {...{ organisation, token, turn, state, coded, form, refusal, blocks }} />
  return portal(c, office, turn.title, content, { status })
}

const goneNow = (c: Context, office: OfficeRow) =>
  portal(c, office, c.var.w.signatures.own.gone, <SignGonePage w={c.var.w} />)

const thanks = (c: Context, office: OfficeRow) =>
  portal(c, office, c.var.w.signatures.own.refused, <SignRefusedPage w={c.var.w} />)
