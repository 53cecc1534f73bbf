import type { VerificationRow } from '#db/events/verifications.ts'
import { Alert } from '#views/ui/alert.tsx'
import { Card } from '#views/ui/card.tsx'
import { KeyValues } from '#views/ui/key-values.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { Tiles } from '#views/ui/tiles.tsx'
import type { Speech } from '#words/words.ts'
import { AuditHead } from './frame.tsx'

export type Chain = {
  events: number
  sealed: number
  /** When the oldest event without a seal happened. */
  waitingSince: number | null
  head: { seq: number; hash: string; at: number } | null
  verification: VerificationRow | null
}

/** What proves that the history is whole: the last verification, its seal, and what still waits for one. */
export function SealsPage({ w, chain }: { w: Speech; chain: Chain }) {
  const words = w.audit.seals
  const tail = chain.events - chain.sealed
  const waiting = chain.waitingSince === null ? words.tailHint : words.since(w.format.moment(chain.waitingSince))
  return (
    <>
      <AuditHead w={w} at="seals" />
      <Verdict w={w} verification={chain.verification} />
      <Tiles
        tiles={[
          { what: words.sealed, much: w.format.number(chain.sealed) },
          { what: words.tail, much: w.format.number(tail), note: tail > 0 && waiting },
        ]}
      />
      <div class="cols">
        <div>
          <Proof w={w} chain={chain} />
        </div>
        <div>
          <Card title={words.how} id="how" flush>
            <Rows pair>
              {words.steps.map((step) => (
                <Row title={step} />
              ))}
            </Rows>
          </Card>
        </div>
      </div>
    </>
  )
}

function Verdict({ w, verification }: { w: Speech; verification: VerificationRow | null }) {
  const words = w.audit.seals
  const { number, moment } = w.format
  if (verification?.brokenSeq != null) {
    const faults: Record<string, string> = words.faults
    const what = faults[verification.brokenWhat ?? ''] ?? ''
    return (
      <Alert tone="bad" title={words.broken(number(verification.brokenSeq))}>
        {words.brokenHint(what, moment(verification.at))}
      </Alert>
    )
  }
  if (verification?.wholeAt == null) return <Alert title={words.unknown}>{words.unknownHint}</Alert>
  return (
    <Alert tone="ok" title={words.holds} icon="shield-check">
      {words.holdsUpTo(number(verification.wholeSeq), moment(verification.wholeAt))}
    </Alert>
  )
}

function Proof({ w, chain: { head, verification } }: { w: Speech; chain: Chain }) {
  const words = w.audit.seals
  const { number, moment } = w.format
  const kept = verification?.anchoredOn
    ? words.keptAt(w.format.shortDay(Date.parse(verification.anchoredOn)), number(verification.anchoredSeq))
    : words.notKept
  return (
    <Card title={words.proof} id="proof">
      <KeyValues
        pairs={[
          [words.lastSeal, head && <code>{head.hash}</code>],
          [words.sealedAt, head && moment(head.at)],
          [words.kept, kept],
          [words.checkedAt, verification && moment(verification.at)],
        ]}
      />
    </Card>
  )
}
