import type { RequestRow, SignerRow } from '#db/documents/signature-requests.ts'
import type { SignerRole } from '#domain/documents/signature.ts'
import { paths } from '#paths.ts'
import { Button, LinkButton, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Confirm } from '#views/ui/dialog.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { Badge, State, type Tone } from '#views/ui/state.tsx'
import type { Speech } from '#words/words.ts'

export type PaperSignaturesProps = {
  w: Speech
  paperId: string
  /** The last ones about this paper, the latest first. */
  requests: readonly RequestRow[]
  signers: readonly SignerRow[]
  now: number
  mayEdit: boolean
}

/** Where the signing of a paper has got to: for its page. */
export function PaperSignatures({ w, paperId, requests, signers, now, mayEdit }: PaperSignaturesProps) {
  const { signatures: words } = w
  const [latest, ...earlier] = requests
  const state = latest && stateOf(latest, now)
  const asks = mayEdit && state !== 'open' && state !== 'completed'
  return (
    <Card
      title={words.title}
      id="signatures"
      flush
      actions={
        <>
          {latest && state && <Badge tone={tones[state]}>{words.states[state]}</Badge>}
          {asks && (
            <LinkButton size="small" tone="primary" icon="signature" href={paths.signature.new(paperId)}>
              {words.ask}
            </LinkButton>
          )}
        </>
      }
    >
      {latest && state ? (
        <Progress w={w} request={latest} state={state} signers={signersOf(signers, latest)} mayEdit={mayEdit} />
      ) : (
        <Empty icon="signature" title={words.none}>
          {words.noneHint}
        </Empty>
      )}
      {earlier.length > 0 && (
        <details class="body">
          <summary>{words.earlier}</summary>
          <Rows label={words.earlier} pair>
            {earlier.map((request) => (
              <Row
                title={w.format.moment(request.at)}
                context={request.endReason}
                state={<State tone={tones[stateOf(request, now)]}>{words.states[stateOf(request, now)]}</State>}
              />
            ))}
          </Rows>
        </details>
      )}
    </Card>
  )
}

type RequestState = keyof Speech['signatures']['states']

const tones: Record<RequestState, Tone> = {
  open: 'warn',
  completed: 'ok',
  declined: 'bad',
  cancelled: 'info',
  expired: 'bad',
}

function stateOf({ end, expiresAt }: RequestRow, now: number): RequestState {
  if (end === null) return expiresAt > now ? 'open' : 'expired'
  return end in tones ? (end as RequestState) : 'cancelled'
}

const signersOf = (signers: readonly SignerRow[], { id }: RequestRow) =>
  signers.filter(({ requestId }) => requestId === id)

type ProgressProps = {
  w: Speech
  request: RequestRow
  state: RequestState
  signers: readonly SignerRow[]
  mayEdit: boolean
}

function Progress({ w, request, state, signers, mayEdit }: ProgressProps) {
  const { signatures: words } = w
  const next = state === 'open' ? signers.find(({ signedAt }) => signedAt === null) : undefined
  return (
    <>
      <Rows label={words.title} pair>
        {signers.map((signer) => (
          <Row
            title={`${signer.place}. ${signer.name}`}
            context={`${words.roles[signer.role as SignerRole] ?? signer.role} · ${signer.email}`}
            state={<SignerState w={w} signer={signer} turn={signer.id === next?.id} open={state === 'open'} />}
          />
        ))}
      </Rows>
      <footer>
        {state === 'completed' &&
          (request.finalSha256 ? (
            <LinkButton tone="primary" icon="download" href={paths.signature.final(request.paperId)} hx-boost="false">
              {words.final}
            </LinkButton>
          ) : (
            <p class="mute">{words.sealing}</p>
          ))}
        {state === 'declined' && <p>{words.declinedBecause(request.endReason ?? '')}</p>}
        {state === 'open' && <p class="mute">{words.until(w.format.shortDay(request.expiresAt))}</p>}
        {state === 'open' && mayEdit && (
          <>
            <PostButton size="small" icon="send" action={paths.signature.reminder(request.paperId)}>
              {words.remind}
            </PostButton>
            <Button size="small" tone="quiet" opens="cancel-signature">
              {words.cancel}
            </Button>
          </>
        )}
      </footer>
      {state === 'open' && mayEdit && (
        <Confirm
          w={w}
          id="cancel-signature"
          title={words.cancelTitle}
          action={paths.signature.cancellation(request.paperId)}
          verb={words.cancel}
          keep={words.keep}
        >
          <p>{words.cancelFollows}</p>
        </Confirm>
      )}
    </>
  )
}

function SignerState({ w, signer, turn, open }: { w: Speech; signer: SignerRow; turn: boolean; open: boolean }) {
  const { signatures: words } = w
  if (signer.signedAt !== null) return <State tone="ok">{words.signedOn(w.format.moment(signer.signedAt))}</State>
  if (turn) return <State tone="warn">{words.turn}</State>
  return open ? <State>{words.waiting}</State> : null
}
