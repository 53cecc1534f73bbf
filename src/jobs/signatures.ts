import { batch } from '#db/database.ts'
import {
  insertSeal,
  type RequestRow,
  selectPending,
  selectRequest,
  selectSigners,
} from '#db/documents/signature-requests.ts'
import { selectTurn } from '#db/documents/signature-turns.ts'
import { insertSigningKey } from '#db/documents/signing-keys.ts'
import { insertFileCheck } from '#db/files/checks.ts'
import { insertFile } from '#db/files/files.ts'
import { insertHolding, insertVersion } from '#db/files/holdings.ts'
import { fold } from '#db/fold.ts'
import { selectWordings } from '#db/messages/wordings.ts'
import { directoryId } from '#db/open.ts'
import { type OfficeRow, selectOffice } from '#db/organisations/offices.ts'
import { directoryShard } from '#db/shards.ts'
import { readBody } from '#domain/documents/body.ts'
import { isOpen } from '#domain/documents/signature.ts'
import { chainHolds } from '#domain/documents/signature-chain.ts'
import { signerToken } from '#domain/documents/signature-link.ts'
import { withHands } from '#domain/documents/signed-boxes.ts'
import { record } from '#domain/events/commit.ts'
import { retention } from '#domain/files/retention.ts'
import { valuesOf } from '#domain/messages/values.ts'
import { worded } from '#domain/messages/wording.ts'
import { safeName } from '#edge/files/name.ts'
import { put, sha256Of } from '#edge/files/store.ts'
import { mailedCode } from '#edge/mailed-codes.ts'
import { signingKey } from '#edge/signing.ts'
import { sealPdf } from '#edge/signing-pdf.ts'
import { tokens } from '#edge/tokens.ts'
import { paths } from '#paths.ts'
import { type Speech, speech } from '#words/words.ts'
import type { Job } from './job.ts'
import { letterTo } from './letter.tsx'
import { sendMail } from './mail.ts'
import { evidenceBlocks } from './signature-evidence.ts'

/** To whoever's turn it is: the first, then each after the one before, then again when they wait. */
export async function mailSigner(job: Job): Promise<void> {
  const { scope, event, env } = job
  const requestId = String(event.payload.request)
  const [[request], [signer], [office], wordings] = await batch(scope.db, [
    selectRequest(scope, requestId),
    selectPending(scope, requestId),
    selectOffice(scope),
    selectWordings(scope, [
      ['signature-request', 'fr'],
      ['signature-request', 'en'],
    ]),
  ])
  if (!request || !signer || !office || !isOpen(request, scope.clock.now())) return job.settle([])

  const language = languageOf(office)
  const w = await speech(language, office.timeZone)
  const person = { givenName: signer.name, familyName: '' }
  const { subject, body, version } = worded(
    'signature-request',
    language,
    wordings,
    w.messages.ownWords['signature-request'],
    {
      ...valuesOf(person, office),
      'person.name': signer.name,
      'paper.title': request.title,
      'paper.number': request.number,
      'signature.until': w.format.day(request.expiresAt),
    },
  )
  const link = { signerId: signer.id, organisationId: scope.organisationId, at: request.at, until: request.expiresAt }
  const token = await signerToken(tokens(env.SECRET), link)
  const href = `${env.ORIGIN}${paths.signature.page(scope.organisationId, token)}`
  const { verb: label, after } = w.signatures.mails
  const letter = letterTo(signer.email, { w, subject, body, after, action: { href, label }, ending: office.name })
  await sendMail(job, 'signature-request', { ...letter, fromName: office.name }, version)
}

/** The last code asked for; one that was asked for before it is good no more, and is not sent. */
export async function mailSignatureCode(job: Job): Promise<void> {
  const { scope, event, env } = job
  const [[turn], [office]] = await batch(scope.db, [
    selectTurn(scope, String(event.payload.signer)),
    selectOffice(scope),
  ])
  const stands = turn?.codeNonce && turn.signedAt === null && (turn.codeExpiresAt ?? 0) > scope.clock.now()
  if (!stands || !turn.codeNonce || !office) return job.settle([])
  const w = await speech(languageOf(office), office.timeZone)
  const code = await mailedCode(env.SECRET, [scope.organisationId, turn.signerId, turn.codeNonce], turn.codeNumber ?? 0)
  const { mails } = w.signatures
  const letter = letterTo(turn.email, {
    w,
    subject: mails.codeSubject(code),
    body: mails.code(code, turn.title),
    after: mails.codeAfter,
    ending: office.name,
  })
  await sendMail(job, 'signature-code', { ...letter, fromName: office.name })
}

/** The signed paper, to one of those who signed it. */
export async function mailSignedCopy(job: Job): Promise<void> {
  const { scope, event, env } = job
  const signerId = String(event.payload.signer)
  const [[turn], [office]] = await batch(scope.db, [selectTurn(scope, signerId), selectOffice(scope)])
  if (!turn?.finalSha256 || !office) return job.settle([])
  const w = await speech(languageOf(office), office.timeZone)
  const link = { signerId, organisationId: scope.organisationId, at: event.at, until: event.at + copyLife }
  const token = await signerToken(tokens(env.SECRET), link)
  const { mails } = w.signatures
  const letter = letterTo(turn.email, {
    w,
    subject: mails.copySubject(turn.title),
    body: mails.copy(turn.title, turn.number),
    action: { href: `${env.ORIGIN}${paths.signature.page(scope.organisationId, token)}`, label: mails.copyVerb },
    ending: office.name,
  })
  await sendMail(job, 'signature-copy', { ...letter, fromName: office.name })
}

const copyLife = 390 * 24 * 3600_000

/**
 * Everybody has signed: the paper, its evidence, and the seal over both. The same bytes whenever it is made again, and its
 * row stands once: however often this is delivered, there is one final PDF.
 */
export async function sealPaper(job: Job): Promise<void> {
  const { scope, event, env } = job
  const requestId = String(event.payload.request)
  const [[request], signers, [office]] = await batch(scope.db, [
    selectRequest(scope, requestId),
    selectSigners(scope, requestId),
    selectOffice(scope),
  ])
  if (request?.end !== 'completed' || request.finalSha256 !== null || !office) return job.settle([])

  const key = await signingKey(env.SECRET)
  const directory = job.elsewhere(directoryShard, directoryId)
  await batch(directory.db, [insertSigningKey(directory, key.kid, JSON.stringify(key.publicKey))])
  const bytes = await finalPdf(job, { request, office, completedAt: request.endAt ?? event.at, key, signers })
  const sha256 = await sha256Of(bytes)
  await put(env.FILES, scope.organisationId, sha256, bytes, 'pdf')

  const [id, fileId] = [scope.ids.next(), scope.ids.next()]
  const name = safeName(`${request.number} ${request.title}`.slice(0, 140), 'pdf')
  const file = { id: fileId, use: 'document', name, kind: 'pdf', bytes: bytes.length, sha256, width: 0, height: 0 }
  await job.settle([
    insertSeal(scope, { requestId, holdingId: id, fileId, sha256, kid: key.kid }),
    insertFile(scope, file),
    insertFileCheck(scope, fileId, ''),
    insertHolding(scope, {
      id,
      use: 'document',
      name,
      sortKey: fold(name),
      fileId,
      rule: 'signatures',
      months: retention.signatures.months,
      startsOn: new Date(event.at).toISOString().slice(0, 10),
    }),
    insertVersion(scope, id, 1, fileId),
    record(scope, 'signature_sealed', request.paperId, { number: request.number, sha256 }, request.siteId),
    ...signers.map((signer) =>
      record(
        scope,
        'signature_copy_due',
        request.paperId,
        { name: signer.name, number: request.number, signer: signer.id },
        request.siteId,
      ),
    ),
  ])
}

type Final = {
  request: RequestRow
  office: OfficeRow
  completedAt: number
  key: Awaited<ReturnType<typeof signingKey>>
  signers: Awaited<ReturnType<typeof selectSigners>>
}

async function finalPdf({ scope, env }: Job, { request, office, completedAt, key, signers }: Final) {
  if (
    !(await chainHolds(
      request.paperSha256,
      signers.map((one) => givenOf(request.id, one)),
    ))
  ) {
    throw new Error('These signatures do not follow one another.')
  }
  const { renderPdf } = await import('#edge/pdf/render.ts')
  const { blocks, options } = readBody(request.body)
  const w = await speech(languageOf(office), office.timeZone)
  const verification = `${env.ORIGIN}${paths.verification(scope.organisationId, request.paperId)}`
  const evidence = evidenceBlocks(w, { request, signers, completedAt, verification })
  const around = options ?? { title: request.title, language: w.language, organisation: office.name, footer: [] }
  const pdf = await renderPdf([...withHands(blocks, handsOf(w, signers)), ...evidence], { ...around, at: completedAt })
  return sealPdf(pdf, key, {
    version: 1,
    organisation: office.name,
    paper: request.paperId,
    number: request.number,
    paperSha256: request.paperSha256,
    signers: signers.length,
    at: new Date(completedAt).toISOString(),
    verification,
  })
}

const handsOf = (w: Speech, signers: Final['signers']) =>
  signers.map(({ name, role, drawing, typed, signedAt }) => ({
    name,
    role,
    drawing: drawing ?? '',
    typed: typed ?? '',
    signedOn: signedAt === null ? '' : w.signatures.signedOn(w.format.moment(signedAt)),
  }))

const givenOf = (requestId: string, one: Final['signers'][number]) => ({
  requestId,
  signerId: one.id,
  place: one.place,
  role: one.role,
  name: one.name,
  email: one.email,
  how: one.how ?? '',
  drawing: one.drawing ?? '',
  typed: one.typed ?? '',
  address: one.address ?? '',
  device: one.device ?? '',
  consentSha256: one.consentSha256 ?? '',
  at: one.signedAt ?? 0,
  hash: one.hash ?? '',
})

const languageOf = ({ languages }: OfficeRow) => (languages.startsWith('en') ? 'en' : 'fr')
