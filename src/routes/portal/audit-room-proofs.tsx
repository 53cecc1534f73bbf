import type { Statements } from '#db/database.ts'
import { pageOf } from '#db/listing.ts'
import { type PointRow, selectAudit, selectPoints } from '#db/quality/audits.ts'
import { selectUnlifted } from '#db/quality/audits-findings.ts'
import { type PaperFound, selectStoredPaper } from '#db/quality/audits-papers.ts'
import { type ProofFound, selectProofFound, selectShownChain } from '#db/quality/audits-proofs.ts'
import { sourceOfProof } from '#db/quality/proof-corrections.ts'
import { selectProofsOf } from '#db/quality/proofs.ts'
import { selectTicket } from '#db/quality/tickets.ts'
import { selectAcknowledgement, selectActions, selectCauses, selectClosures } from '#db/quality/tickets-steps.ts'
import type { Scope } from '#db/scope.ts'
import { readBody } from '#domain/documents/body.ts'
import { findLive } from '#domain/quality/audits/audits.ts'
import { indicatorOf } from '#domain/quality/audits/points.ts'
import { isNameShown, isPaperShown, LiveFindingInput } from '#domain/quality/audits/room.ts'
import { unnamed } from '#domain/quality/audits/unnamed.ts'
import { gridsOf } from '#domain/quality/grid/own-grids.ts'
import { isProofRule, proofRules } from '#domain/quality/proofs/rules.ts'
import { mostStamped } from '#edge/pdf/stamp.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { afterKey, readListing } from '#http/listing.ts'
import { NotThere } from '#http/refusals.ts'
import { gone } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { wordingOf } from '#routes/audits/screen.tsx'
import { gridReads } from '#routes/quality/grid-read.ts'
import { RoomIndicator } from '#views/audit-room/indicator.tsx'
import { RoomPaper, RoomProof } from '#views/audit-room/proof.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import { enter, framed, type Inside, type Reader, reading, readsAs, roomPath } from './audit-room-door.tsx'
import { isKind, printAgain, serveStored } from './audit-room-files.ts'
import { roomSources } from './audit-room-source.tsx'

const pageSize = 25

/** What stands for each indicator, and each proof of it, opened one by one; every opening is in the log. */
export const auditRoomProofs = room('/audit-room/:organisation/:token', { public: true })

  .get(
    '/indicators/:number',
    async (c) => {
      const inside = await enter(c, pointReads(c))
      if (inside instanceof Response) return inside
      const screen = pointOf(c, inside)
      await reading(inside, `${screen.point.number}. ${screen.point.question}`, String(screen.point.number))
      return showPoint(c, inside, screen, blank)
    },
    { rows: 160 },
  )

  .post(
    '/indicators/:number/finding',
    async (c) => {
      const inside = await enter(c, pointReads(c))
      if (inside instanceof Response) return inside
      const screen = pointOf(c, inside)
      const form = await readForm(c, LiveFindingInput)
      if (!form.ok) return showPoint(c, inside, screen, form.state, 422)
      const { audit, point, indicator, unlifted } = screen
      const { grade, said } = form.value
      const foundBy = inside.room.name
      const known = unlifted.map(({ indicator }) => indicator)
      const outcome = await findLive(
        inside.scope,
        audit,
        point,
        indicator,
        { grade, comment: said, foundBy },
        known,
        wordingOf(c.var.w),
      )
      if (!outcome.ok) return showPoint(c, inside, screen, withRefusal(c, form.state, outcome.refusal), 409)
      return gone(c, roomPath(inside))
    },
    { rows: 160 },
  )

  .get(
    '/proofs/:proof',
    async (c) => {
      const inside = await enter(c, proofReads(c))
      if (inside instanceof Response) return inside
      const { proof, chain, paper, ticket } = proofOf(inside)
      const named = isNameShown(proof.rule)
      await reading(inside, named ? proof.label || proof.rule : proof.rule, proof.id)
      const content = (
        <RoomProof
          w={c.var.w}
          home={roomPath(inside)}
          reader={readsAs(c, inside)}
          proof={proof}
          chain={chain.map((one) => (isNameShown(one.rule) ? one : { ...one, label: '' }))}
          named={named}
          paperId={paper?.id}
          source={named ? sourceAt(inside, proof) : undefined}
          ticket={ticket}
          file={isFileShown(proof) ? fileOf(proof) : undefined}
        />
      )
      return framed(c, inside, c.var.w.auditRoom.reader.proofs, content)
    },
    { rows: 60 },
  )

  .get('/proofs/:proof/file', async (c) => {
    const inside = await enter(c, proofReads(c))
    if (inside instanceof Response) return inside
    const { proof } = proofOf(inside)
    const { fileSha256, fileKind, fileBytes, fileName, fileFindings, label, id } = proof
    if (!isFileShown(proof) || !fileSha256 || !isKind(fileKind)) throw new NotThere()
    const seen = { bytes: fileBytes ?? 0, findings: fileFindings ?? '' }
    return serveStored(c, inside, { id, sha256: fileSha256, kind: fileKind, name: fileName ?? label, ...seen })
  })

  .get('/papers/:paper', async (c) => {
    const inside = await enter(c, paperReads(c))
    if (inside instanceof Response) return inside
    const paper = paperOf(inside)
    await reading(inside, `${paper.number} ${paper.title}`, paper.id)
    const shown = { ...paper, hash: paper.sealedSha256 ?? paper.fileSha256 }
    const { blocks } = readBody(paper.body)
    const home = roomPath(inside)
    const content = <RoomPaper w={c.var.w} home={home} reader={readsAs(c, inside)} paper={shown} blocks={blocks} />
    return framed(c, inside, paper.title, content)
  })

  .get('/papers/:paper/pdf', async (c) => {
    const inside = await enter(c, paperReads(c))
    if (inside instanceof Response) return inside
    const paper = paperOf(inside)
    const { id, number, title, sealedSha256, fileSha256 } = paper
    const sha256 = sealedSha256 ?? fileSha256
    return sha256
      ? serveStored(c, inside, { id, sha256, kind: 'pdf', name: `${number} ${title}.pdf`, bytes: 0, findings: '' })
      : printAgain(c, inside, paper)
  })

type Found<Reads extends (c: Context) => (scope: Scope, auditId: string) => Statements> = Inside<
  ReturnType<ReturnType<Reads>>
>
type PointScreen = ReturnType<typeof pointOf>

const numberIn = (c: Context): number => Number(c.req.param('number')) || 0

const pointReads = (c: Context) => (scope: Scope, auditId: string) =>
  [
    selectAudit({ ...scope, sites: 'all' }, auditId),
    selectPoints(scope, auditId),
    selectProofsOf(scope, numberIn(c), readListing(c).after, pageSize),
    selectUnlifted(scope, auditId),
    ...gridReads(scope),
  ] as const

function pointOf(c: Context, { found }: Found<typeof pointReads>) {
  const [[audit], points, proofs, unlifted, ...grids] = found
  const number = numberIn(c)
  const point = points.find((one) => one.number === number)
  // A question of our own about nothing in the grid has no proofs to show.
  if (!audit || !point || point.indicator !== number) throw new NotThere()
  return { audit, point, indicator: indicatorOf(gridsOf(...grids), audit.onDay, point), proofs, unlifted }
}

function showPoint(
  c: Context,
  inside: Reader,
  { audit, point, indicator, proofs }: PointScreen,
  state: FormState,
  status: 200 | 409 | 422 = 200,
) {
  const list = pageOf(
    proofs.map((proof) => ({
      ...proof,
      label: isNameShown(proof.rule) ? proof.label : '',
      sortKey: proof.happenedOn,
    })),
    pageSize,
  )
  const content = (
    <RoomIndicator
      w={c.var.w}
      home={roomPath(inside)}
      point={point}
      grading={indicator?.grading}
      proofs={list.items}
      after={afterKey(list.next)}
      mayFind={audit.concludedAt === null && !isFound(point)}
      state={state}
    />
  )
  return framed(c, inside, point.question, content, status)
}

const isFound = ({ verdict }: PointRow): boolean => verdict === 'minor' || verdict === 'major'

/** A proof and what it is about, a paper or a difficulty. */
const proofReads = (c: Context) => (scope: Scope) => {
  const id = c.req.param('proof') ?? ''
  const source = sourceOfProof(scope, id)
  return [
    selectProofFound(scope, id),
    selectShownChain(scope, id),
    selectStoredPaper(scope, source),
    selectTicket(scope, source),
    selectAcknowledgement(scope, source),
    selectCauses(scope, source),
    selectActions(scope, source),
    selectClosures(scope, source),
  ] as const
}

/** What was taken back by hand is not shown here; what gave way to something else is, with what became of it. */
function proofOf({ found }: Found<typeof proofReads>) {
  const [[proof], chain, [paper], [ticket], [acknowledgement], causes, actions, closures] = found
  const isOver = proof !== undefined && proof.withdrawnAt !== null
  if (!proof || (isOver && proof.rule === '' && chain.length === 0)) throw new NotThere()
  const opens = isProofRule(proof.rule) ? proofRules[proof.rule].opens : undefined
  // Never who complained, nor in what words: what it was about, and what the house has answered.
  const { kind = '', receivedOn = '', siteName = null } = ticket ?? {}
  const said = (text = '') => unnamed(text, ticket?.name ?? '', ticket?.personName ?? '', ticket?.companyName ?? '')
  const done = {
    kind,
    receivedOn,
    siteName,
    title: said(ticket?.title),
    acknowledgedOn: acknowledgement?.onDay,
    reply: said(acknowledgement?.reply),
    causes,
    actions,
    closures: closures.map((closure) => ({ ...closure, word: said(closure.word) })),
  }
  return {
    proof,
    chain,
    paper: opens === 'paper' && paper && isPaperShown(paper.kind) ? paper : undefined,
    ticket: opens === 'ticket' && ticket ? done : undefined,
  }
}

function sourceAt(inside: Reader, { id, rule, subjectId, withdrawnAt }: ProofFound): string | undefined {
  const kind = isProofRule(rule) ? proofRules[rule].opens : ''
  const isOpen = roomSources[kind] !== undefined && withdrawnAt === null
  return isOpen ? roomPath(inside, `proofs/${id}/source/${kind}/${subjectId}`) : undefined
}

const paperReads = (c: Context) => (scope: Scope) => [selectStoredPaper(scope, c.req.param('paper') ?? '')] as const

function paperOf({ found }: Found<typeof paperReads>): PaperFound {
  const [[paper]] = found
  if (!paper || !isPaperShown(paper.kind)) throw new NotThere()
  return paper
}

/** What was worked on in a career assessment is not read here, whoever has filed it as a proof. */
const isFileShown = ({ fileSha256, keptAs, rule }: ProofFound): boolean =>
  fileSha256 !== null && isNameShown(rule) && keptAs !== 'bilanSummary' && keptAs !== 'bilanPapers'

const fileOf = ({ fileKind, fileBytes, fileFindings }: ProofFound) => ({
  isPicture: pictures.includes(fileKind ?? '') && !fileFindings,
  isStamped: fileKind === 'pdf' && (fileBytes ?? 0) <= mostStamped && !fileFindings?.includes('encrypted'),
})

/** What a page shows by itself, under the name of whoever reads it. */
const pictures: readonly string[] = ['png', 'jpeg', 'webp', 'gif']
