import type { Ready } from '#domain/quality/proofs/readiness.ts'
import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { Card } from '#views/ui/card.tsx'
import type { FormState } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Pager } from '#views/ui/pager.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import type { Speech } from '#words/words.ts'
import { ProofForm, type ReplacedProof } from './proof-form.tsx'
import { IndicatorBadge, whyOf } from './standing.tsx'
import { Validity } from './validity.tsx'

type Listed = { id: string; rule: string; label: string; happenedOn: string; validUntil: string }

type IndicatorProps = {
  w: Speech
  line: Ready
  proofs: readonly Listed[]
  address: string
  after: string | undefined
  today: string
  mayEdit: boolean
  newId: string
  sites: readonly [id: string, name: string][]
  /** Whoever reads sees the proofs of some sites, while the state is that of the whole organisation. */
  isOfSomeSites: boolean
  /** The proof that the one to add takes the place of. */
  replaced: ReplacedProof | null
  state: FormState
}

export function IndicatorPage(props: IndicatorProps) {
  const { w, line, mayEdit } = props
  const { indicator } = line
  const words = w.quality
  return (
    <>
      <PageHead
        title={`${indicator.number}. ${indicator.title}`}
        lead={whyOf(w, line)}
        state={<IndicatorBadge w={w} state={line.state} />}
        facts={[{ icon: 'flag', text: words[indicator.grading] }]}
      />
      <div class="cols">
        <div>
          <Card title={words.proofs} id="proofs" flush>
            <Proofs {...props} />
          </Card>
        </div>
        <div>{mayEdit && <ProofForm {...props} number={indicator.number} />}</div>
      </div>
    </>
  )
}

function Proofs({ w, proofs, address, after, today, isOfSomeSites }: IndicatorProps) {
  const words = w.quality
  return (
    <>
      {isOfSomeSites && <p class="body mute">{words.proofsOfSites}</p>}
      {proofs.length === 0 && <p class="body mute">{words.noProof}</p>}
      <Rows>
        {proofs.map(({ id, rule, label, happenedOn, validUntil }) => (
          <Row
            icon="file-text"
            title={label || ruleName(w, rule)}
            href={paths.quality.proof(id)}
            context={[ruleName(w, rule), w.format.date(happenedOn)].join(' · ')}
            state={<Validity w={w} until={validUntil} today={today} />}
          />
        ))}
      </Rows>
      {after && <Pager w={w} previous={undefined} next={withParameters(address, { after })} />}
    </>
  )
}

export function ruleName({ quality: { rules, byHand } }: Speech, rule: string): string {
  const known: Readonly<Record<string, string>> = rules
  return known[rule] ?? byHand
}
