import type { LinkedProof } from '#db/quality/proof-life.ts'
import type { ProofRow } from '#db/quality/proofs.ts'
import { paths } from '#paths.ts'
import { type Entry, History } from '#views/events/history.tsx'
import { Alert } from '#views/ui/alert.tsx'
import { Button, LinkButton, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Confirm } from '#views/ui/dialog.tsx'
import type { FormState } from '#views/ui/form.tsx'
import { safeHref } from '#views/ui/href.ts'
import { KeyValues } from '#views/ui/key-values.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Badge } from '#views/ui/state.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'
import { ruleName } from './indicator.tsx'
import { ProofChain } from './proof-chain.tsx'
import { type ProofValidation, Validations } from './validations.tsx'

type ProofProps = {
  w: Speech
  proof: ProofRow
  /** Where the thing that proves it is read. */
  source: string | undefined
  /** What it replaces or is replaced by, and what else the same source proves. */
  chain: readonly LinkedProof[]
  sessions: readonly { id: string; code: string; title: string }[]
  sites: readonly string[]
  /** Indicators that an automatic reading proposes. */
  suggested: readonly number[]
  validations: readonly ProofValidation[]
  today: string
  newId: string
  history: readonly Entry[]
  allHistory: string | undefined
  mayEdit: boolean
  state: FormState
}

export function ProofPage(props: ProofProps) {
  const { w, proof, source, chain, validations, history, allHistory, mayEdit, newId, state } = props
  const words = w.quality
  return (
    <>
      <PageHead
        title={proof.label || ruleName(w, proof.rule)}
        lead={ruleName(w, proof.rule)}
        state={<ValidityBadge {...props} />}
        facts={[{ icon: 'calendar', text: w.format.date(proof.happenedOn) }]}
        actions={
          <>
            {source && <LinkButton href={source}>{words.openSource}</LinkButton>}
            {mayEdit && <Standing w={w} proof={proof} />}
          </>
        }
      />
      {proof.withdrawnAt !== null && (
        <Alert
          tone="warn"
          title={words.withdrawnOn(w.format.shortDay(proof.withdrawnAt), proof.withdrawnReason ?? '')}
        />
      )}
      {state.problem && <Alert tone="bad" title={state.problem} role="alert" />}
      <div class="cols">
        <div>
          <Facts {...props} />
          {mayEdit && <Suggested {...props} />}
          <ProofChain w={w} id={proof.id} chain={chain} />
        </div>
        <div>
          <Validations
            w={w}
            proofId={proof.id}
            validations={validations}
            mayEdit={mayEdit}
            newId={newId}
            state={state}
          />
          <History w={w} entries={history} all={allHistory} />
        </div>
      </div>
      {mayEdit && proof.withdrawnAt === null && <Withdraw w={w} proof={proof} state={state} />}
    </>
  )
}

/** Somebody takes it over, or nobody does: it counts for nothing by itself. */
function Suggested({ w, proof, suggested }: ProofProps) {
  const words = w.quality
  const [first] = JSON.parse(proof.indicators) as number[]
  if (suggested.length === 0 || first === undefined || proof.withdrawnAt !== null) return null
  return (
    <Card title={words.suggested} id="suggested">
      <p>{suggested.join(', ')}</p>
      <p class="mute">{words.suggestedNote}</p>
      <p>
        <LinkButton href={paths.quality.suggested(first, proof.id, suggested)}>{words.addSuggested}</LinkButton>
      </p>
    </Card>
  )
}

function ValidityBadge({ w, proof, today }: ProofProps) {
  if (!proof.validUntil) return null
  const isOver = proof.validUntil < today
  const day = w.format.date(proof.validUntil)
  return <Badge tone={isOver ? 'bad' : 'info'}>{isOver ? w.quality.ended(day) : w.quality.ends(day)}</Badge>
}

function Facts({ w, proof, sessions, sites }: ProofProps) {
  const words = w.quality
  const numbers = JSON.parse(proof.indicators) as number[]
  return (
    <Card title={words.facts} id="facts">
      <KeyValues
        pairs={[
          [
            words.indicators,
            numbers.map((number, at) => (
              <>
                {at > 0 && ', '}
                <a href={paths.quality.indicator(number)}>{number}</a>
              </>
            )),
          ],
          [words.validUntil, proof.validUntil && w.format.date(proof.validUntil)],
          [words.siteNames, sites.join(', ')],
          [
            words.sessions,
            sessions.length > 0 &&
              sessions.map(({ id, code, title }, at) => (
                <>
                  {at > 0 && ', '}
                  <a href={paths.sessions.one(id)} title={title}>
                    {code}
                  </a>
                </>
              )),
          ],
          [
            words.ruleVersion,
            proof.rule !== '' && (
              <a href={paths.quality.rule(proof.rule)}>{words.rulesOf.version(w.format.number(proof.ruleVersion))}</a>
            ),
          ],
          [words.link, proof.link && <a href={safeHref(proof.link)}>{proof.link}</a>],
          [words.file, proof.holdingId && <a href={paths.files.one(proof.holdingId)}>{proof.label}</a>],
          [words.note, proof.note],
          [words.hash, <code>{proof.sha256}</code>],
        ]}
      />
    </Card>
  )
}

function Standing({ w, proof }: { w: Speech; proof: ProofRow }) {
  const [first = 1] = JSON.parse(proof.indicators) as number[]
  return proof.withdrawnAt === null ? (
    <>
      <LinkButton href={`${paths.quality.replacement(first, proof.id)}#add`}>{w.quality.replace}</LinkButton>
      <Button opens="withdraw" icon="ban">
        {w.quality.withdraw}
      </Button>
    </>
  ) : (
    <PostButton action={paths.quality.proofReturn(proof.id)} icon="undo-2">
      {w.quality.giveBack}
    </PostButton>
  )
}

function Withdraw({ w, proof, state }: { w: Speech; proof: ProofRow; state: FormState }) {
  const words = w.quality
  return (
    <Confirm
      w={w}
      id="withdraw"
      title={words.withdrawTitle}
      action={paths.quality.withdrawal(proof.id)}
      verb={words.withdrawVerb}
      keep={words.keep}
    >
      <p>{words.withdrawFollows}</p>
      <TextField w={w} state={state} name="reason" label={words.reason} />
    </Confirm>
  )
}
