import { batch } from '#db/database.ts'
import {
  type FileRow,
  selectAnalysisOf,
  selectFileAttendance,
  selectProgrammeContent,
  selectSurveyed,
} from '#db/quality/audits-files.ts'
import { type PaperFound, selectAgreementOf, selectPaperOf, selectStoredPaper } from '#db/quality/audits-papers.ts'
import { selectProofFound } from '#db/quality/audits-proofs.ts'
import type { Scope } from '#db/scope.ts'
import { readContent } from '#domain/catalogue/content.ts'
import { readBody } from '#domain/documents/body.ts'
import { isProofRule, proofRules } from '#domain/quality/proofs/rules.ts'
import { sha256 } from '#edge/digest.ts'
import { keyOf, sha256Of } from '#edge/files/store.ts'
import { nothing, type Opened, type PieceName } from './pieces.ts'
import { isNameShown } from './room.ts'

/** Each piece of a file, opened for good: the row is read, the bytes are fetched and hashed. */
export const openPiece: Record<PieceName, (scope: Scope, bucket: R2Bucket, file: FileRow) => Promise<Opened>> = {
  async programme(scope, _, { versionId }) {
    const [[found]] = await batch(scope.db, [selectProgrammeContent(scope, versionId)])
    if (!found) return nothing
    const { objectives } = readContent(found.content)
    return objectives.length > 0 ? read(found.id, found.title, found.content) : nothing
  },
  needs: (scope, _, file) => openAnalysis(scope, file.id, 'needs'),
  positioning: (scope, _, file) => openAnalysis(scope, file.id, 'positioning'),
  agreement: async (scope, bucket, file) => openPaper(scope, bucket, await agreementOf(scope, file)),
  async signature(scope, bucket, file) {
    const paper = await agreementOf(scope, file)
    return paper?.sealedSha256 ? openBytes(scope, bucket, paper.id, paper.number, paper.sealedSha256) : nothing
  },
  convocation: (scope, bucket, file) => openLast(scope, bucket, file, 'convocation'),
  async attendance(scope, _, file) {
    const [slots] = await batch(scope.db, [selectFileAttendance(scope, file.sessionId, file.id)])
    const past = slots.filter(({ endsAt }) => endsAt <= scope.clock.now())
    const known = past.filter(({ state, signedAt }) => signedAt !== null || state !== null)
    if (past.length === 0 || known.length < past.length) return nothing
    return read(file.sessionId, `${known.length}/${slots.length}`, JSON.stringify(known))
  },
  evaluation: (scope, bucket, file) => openLast(scope, bucket, file, 'attestation_fin'),
  certificate: (scope, bucket, file) => openLast(scope, bucket, file, 'certificat_realisation'),
  async survey(scope, _, file) {
    const [[asked]] = await batch(scope.db, [selectSurveyed(scope, file.sessionId, file.personId)])
    return asked ? read(asked.id, asked.outcome ?? '', JSON.stringify(asked)) : nothing
  },
}

/** A proof and what it rests on: its file, the paper it is about, or the event that it was written by. */
export async function openProof(scope: Scope, bucket: R2Bucket, id: string): Promise<Opened & { siteId: string }> {
  const [[proof]] = await batch(scope.db, [selectProofFound(scope, id)])
  if (!proof) return { ...nothing, sourceId: id, siteId: '' }
  const siteId = proof.siteId ?? ''
  const label = isNameShown(proof.rule) && proof.label ? proof.label : proof.rule
  if (proof.fileSha256) return { ...(await openBytes(scope, bucket, id, label, proof.fileSha256)), siteId }
  if (isProofRule(proof.rule) && proofRules[proof.rule].opens === 'paper') {
    const [[paper]] = await batch(scope.db, [selectStoredPaper(scope, proof.subjectId)])
    if (paper) return { ...(await openPaper(scope, bucket, paper)), sourceId: id, label, siteId }
  }
  if (proof.body !== null && proof.salt !== null) {
    const hash = await sha256(`${proof.salt}.${proof.body}`)
    const state = hash === proof.payloadHash ? 'opened' : 'altered'
    return { state, sourceId: id, label, bytes: proof.body.length, sha256: hash, siteId }
  }
  return { ...(await read(id, label, `${label}\n${proof.link}\n${proof.note}`)), siteId }
}

async function agreementOf(scope: Scope, file: FileRow): Promise<PaperFound | undefined> {
  const [[own], [contract], [company]] = await batch(scope.db, [
    selectPaperOf(scope, file.id, 'convention'),
    selectPaperOf(scope, file.id, 'contrat_individuel'),
    selectAgreementOf(scope, file.sessionId, file.companyId),
  ])
  return own ?? contract ?? company
}

async function openLast(scope: Scope, bucket: R2Bucket, file: FileRow, kind: string): Promise<Opened> {
  const [[paper]] = await batch(scope.db, [selectPaperOf(scope, file.id, kind)])
  return openPaper(scope, bucket, paper)
}

/** Papers of before they were filed are made again from what they say: that is what is read. */
async function openPaper(scope: Scope, bucket: R2Bucket, paper: PaperFound | undefined): Promise<Opened> {
  if (!paper) return nothing
  const stored = paper.sealedSha256 ?? paper.fileSha256
  if (stored) return openBytes(scope, bucket, paper.id, paper.number, stored)
  readBody(paper.body)
  return read(paper.id, paper.number, paper.body)
}

async function openAnalysis(scope: Scope, enrolmentId: string, kind: string): Promise<Opened> {
  const [[found]] = await batch(scope.db, [selectAnalysisOf(scope, enrolmentId, kind)])
  return found ? read(found.id, '', JSON.stringify(found)) : nothing
}

async function openBytes(
  scope: Scope,
  bucket: R2Bucket,
  sourceId: string,
  label: string,
  hash: string,
): Promise<Opened> {
  const stored = await bucket.get(keyOf(scope.organisationId, hash))
  if (!stored) return { ...nothing, sourceId, label }
  const bytes = new Uint8Array(await stored.arrayBuffer())
  const found = await sha256Of(bytes)
  return { state: found === hash ? 'opened' : 'altered', sourceId, label, bytes: bytes.length, sha256: found }
}

const read = async (sourceId: string, label: string, text: string): Promise<Opened> => ({
  state: 'opened',
  sourceId,
  label,
  bytes: text.length,
  sha256: await sha256(text),
})
