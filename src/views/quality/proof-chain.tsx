import type { LinkedProof } from '#db/quality/proof-life.ts'
import { paths } from '#paths.ts'
import { Card } from '#views/ui/card.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { Badge } from '#views/ui/state.tsx'
import type { Speech } from '#words/words.ts'
import { ruleName } from './indicator.tsx'

/** What a proof follows and what follows it: a source that is corrected leaves both to be read. */
export function ProofChain({ w, id, chain }: { w: Speech; id: string; chain: readonly LinkedProof[] }) {
  const words = w.quality
  if (chain.length === 0) return null
  return (
    <Card title={words.chain} id="chain" note={words.chainNote} flush>
      <Rows pair>
        {chain.map((one) => (
          <Row
            title={one.label || ruleName(w, one.rule)}
            href={paths.quality.proof(one.id)}
            context={[relationOf(w, id, one), ruleName(w, one.rule), w.format.moment(one.at)].join(' · ')}
            state={one.withdrawnAt !== null && <Badge>{words.withdrawn}</Badge>}
          />
        ))}
      </Rows>
    </Card>
  )
}

function relationOf(w: Speech, id: string, { replacedId, replacedBy }: LinkedProof): string {
  if (replacedId === id) return w.quality.replacedBy
  return replacedBy === id ? w.quality.standsFor : w.quality.sameSource
}
