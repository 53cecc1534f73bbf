import { selectProofFound } from '#db/quality/audits-proofs.ts'
import { isNameShown } from '#domain/quality/audits/room.ts'
import { isProofRule, proofRules } from '#domain/quality/proofs/rules.ts'
import { NotThere } from '#http/refusals.ts'
import { room } from '#http/room.ts'
import { Watermark } from '#views/audit-room/frame.tsx'
import { ruleName } from '#views/quality/indicator.tsx'
import { LinkButton } from '#views/ui/button.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { enter, framed, reading, readsAs, roomPath } from './audit-room-door.tsx'
import { roomSources } from './audit-room-source.tsx'

/** The very thing that a proof comes from, as it stands today. */
export const auditRoomSources = room('/audit-room/:organisation/:token', { public: true }).get(
  '/proofs/:proof/source/:kind/:subject',
  async (c) => {
    const { proof: id = '', kind = '', subject = '' } = c.req.param()
    const source = Object.hasOwn(roomSources, kind) ? roomSources[kind] : undefined
    const inside = await enter(c, (scope) => [selectProofFound(scope, id), ...(source?.reads(scope, subject) ?? [])])
    if (inside instanceof Response) return inside
    const [[proof], ...found] = inside.found as [Awaited<ReturnType<typeof selectProofFound>>, ...unknown[][]]
    const isOf = proof && isProofRule(proof.rule) && proofRules[proof.rule].opens === kind
    if (!isOf || proof.subjectId !== subject || proof.withdrawnAt !== null || !isNameShown(proof.rule)) {
      throw new NotThere()
    }
    const { w } = c.var
    const shown = source?.show(found, w)
    if (!shown) throw new NotThere()
    const title = proof.label || ruleName(w, proof.rule)
    const { reader: words } = w.auditRoom
    await reading(inside, words.sourceOf(title), proof.id)
    return framed(
      c,
      inside,
      title,
      <>
        <PageHead
          title={title}
          lead={ruleName(w, proof.rule)}
          actions={<LinkButton href={roomPath(inside, `proofs/${id}`)}>{words.backToProof}</LinkButton>}
        />
        <Watermark text={readsAs(c, inside)} />
        {shown}
      </>,
    )
  },
  { rows: 70 },
)
