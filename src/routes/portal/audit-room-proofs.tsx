import { batch } from '#db/database.ts'
import { pageOf } from '#db/listing.ts'
import { type PointRow, selectAudit, selectPoints } from '#db/quality/audits.ts'
import { selectUnlifted } from '#db/quality/audits-findings.ts'
import { type PaperFound, selectStoredPaper } from '#db/quality/audits-papers.ts'
import { type ProofFound, selectProofFound, selectShownProofs } from '#db/quality/audits-proofs.ts'
import { readBody } from '#domain/documents/body.ts'
import { findLive } from '#domain/quality/audits/audits.ts'
import { indicatorOf } from '#domain/quality/audits/points.ts'
import { isNameShown, isPaperShown, LiveFindingInput } from '#domain/quality/audits/room.ts'
import { gridsOf } from '#domain/quality/grid/own-grids.ts'
import { isProofRule, proofRules } from '#domain/quality/proofs/rules.ts'
import { type Kind, kinds } from '#edge/files/kinds.ts'
import { serveHeaders } from '#edge/files/leaving.ts'
import { open } from '#edge/files/open.ts'
import { keyOf } from '#edge/files/store.ts'
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
import { enter, framed, type Inside, reading, roomPath } from './audit-room-door.tsx'

const pageSize = 25

/** What stands for each indicator, and each proof of it, opened one by one; every opening is in the log. */
export const auditRoomProofs = room('/audit-room/:organisation/:token', { public: true })

  .get(
    '/indicators/:number',
    async (c) => {
      const inside = await enter(c)
      if (inside instanceof Response) return inside
      const screen = await loadPoint(c, inside)
      await reading(inside, `${screen.point.number}. ${screen.point.question}`, String(screen.point.number))
      return showPoint(c, inside, screen, blank)
    },
    { rows: 160, deep: 4 },
  )

  .post(
    '/indicators/:number/finding',
    async (c) => {
      const inside = await enter(c)
      if (inside instanceof Response) return inside
      const screen = await loadPoint(c, inside)
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
    { rows: 160, deep: 4 },
  )

  .get(
    '/proofs/:proof',
    async (c) => {
      const inside = await enter(c)
      if (inside instanceof Response) return inside
      const { proof, paper } = await loadProof(c, inside)
      const named = isNameShown(proof.rule)
      await reading(inside, named ? proof.label || proof.rule : proof.rule, proof.id)
      const content = (
        <RoomProof
          w={c.var.w}
          home={roomPath(inside)}
          proof={proof}
          named={named}
          paperId={paper?.id}
          hasFile={isFileShown(proof)}
        />
      )
      return framed(c, inside, c.var.w.auditRoom.reader.proofs, content)
    },
    { rows: 70, deep: 5 },
  )

  .get(
    '/proofs/:proof/file',
    async (c) => {
      const inside = await enter(c)
      if (inside instanceof Response) return inside
      const { proof } = await loadProof(c, inside)
      const { fileSha256, fileKind, fileName } = proof
      if (!isFileShown(proof) || !fileSha256 || !isKind(fileKind)) throw new NotThere()
      await reading(inside, fileName ?? proof.label, proof.id)
      return serve(c, inside, fileSha256, fileKind, fileName ?? proof.label)
    },
    { rows: 70, deep: 5 },
  )

  .get(
    '/papers/:paper',
    async (c) => {
      const inside = await enter(c)
      if (inside instanceof Response) return inside
      const paper = await loadPaper(c, inside)
      await reading(inside, `${paper.number} ${paper.title}`, paper.id)
      const { w } = c.var
      const reader = w.auditRoom.reader.readOnly(inside.room.name, w.format.moment(inside.scope.clock.now()))
      const shown = { ...paper, hash: paper.sealedSha256 ?? paper.fileSha256 }
      const { blocks } = readBody(paper.body)
      const content = <RoomPaper w={w} home={roomPath(inside)} reader={reader} paper={shown} blocks={blocks} />
      return framed(c, inside, paper.title, content)
    },
    { rows: 70, deep: 4 },
  )

  .get(
    '/papers/:paper/pdf',
    async (c) => {
      const inside = await enter(c)
      if (inside instanceof Response) return inside
      const paper = await loadPaper(c, inside)
      await reading(inside, `${paper.number} ${paper.title}`, paper.id)
      const stored = paper.sealedSha256 ?? paper.fileSha256
      return stored ? serve(c, inside, stored, 'pdf', `${paper.number} ${paper.title}.pdf`) : printAgain(paper)
    },
    { rows: 70, deep: 4 },
  )

type PointScreen = Awaited<ReturnType<typeof loadPoint>>

async function loadPoint(c: Context, { scope, room: known }: Inside) {
  const number = Number(c.req.param('number')) || 0
  const [[audit], points, proofs, unlifted, ...grids] = await batch(scope.db, [
    selectAudit({ ...scope, sites: 'all' }, known.auditId),
    selectPoints(scope, known.auditId),
    selectShownProofs(scope, number, readListing(c).after, pageSize),
    selectUnlifted(scope, known.auditId),
    ...gridReads(scope),
  ])
  const point = points.find((one) => one.number === number)
  // A question of our own about nothing in the grid has no proofs to show.
  if (!audit || !point || point.indicator !== number) throw new NotThere()
  return { audit, point, indicator: indicatorOf(gridsOf(...grids), audit.onDay, point), proofs, unlifted }
}

function showPoint(
  c: Context,
  inside: Inside,
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

async function loadProof(c: Context, { scope }: Inside) {
  const [[proof]] = await batch(scope.db, [selectProofFound(scope, c.req.param('proof') ?? '')])
  if (!proof || proof.withdrawnAt !== null) throw new NotThere()
  const isAboutPaper = isProofRule(proof.rule) && proofRules[proof.rule].opens === 'paper'
  const [[paper]] = isAboutPaper ? await batch(scope.db, [selectStoredPaper(scope, proof.subjectId)]) : [[]]
  return { proof, paper: paper && isPaperShown(paper.kind) ? paper : undefined }
}

async function loadPaper(c: Context, { scope }: Inside): Promise<PaperFound> {
  const [[paper]] = await batch(scope.db, [selectStoredPaper(scope, c.req.param('paper') ?? '')])
  if (!paper || !isPaperShown(paper.kind)) throw new NotThere()
  return paper
}

/** What was worked on in a career assessment is not read here, whoever has filed it as a proof. */
const isFileShown = ({ fileSha256, keptAs, rule }: ProofFound): boolean =>
  fileSha256 !== null && isNameShown(rule) && keptAs !== 'bilanSummary' && keptAs !== 'bilanPapers'

const isKind = (text: string | null): text is Kind => text !== null && Object.hasOwn(kinds, text)

async function serve(c: Context, { scope }: Inside, sha256: string, kind: Kind, name: string): Promise<Response> {
  const headers = serveHeaders(kind, name, { inline: true })
  const answer = await open(c.env.FILES, keyOf(scope.organisationId, sha256), c.req.raw, headers)
  if (!answer) throw new NotThere()
  return answer
}

async function printAgain({ body, title, number, at, language }: PaperFound): Promise<Response> {
  const { renderPdf } = await import('#edge/pdf/render.ts')
  const { blocks, options } = readBody(body)
  const bare = { title, language, at, number, organisation: '', footer: [] }
  return new Response(await renderPdf(blocks, options ?? bare), {
    headers: serveHeaders('pdf', `${number} ${title}.pdf`, { inline: true }),
  })
}
