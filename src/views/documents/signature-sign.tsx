import type { OwnTurnRow } from '#db/documents/signature-turns.ts'
import type { TurnState } from '#domain/documents/signature.ts'
import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { Button, LinkButton, PostButton } from '#views/ui/button.tsx'
import { CheckboxField } from '#views/ui/check-fields.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { SignaturePad } from '#views/ui/signature.tsx'
import { CodeField, TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'
import { Paper, type ShownBlock } from './blocks.tsx'

type SignProps = {
  w: Speech
  organisation: { id: string; name: string }
  token: string
  turn: OwnTurnRow
  state: TurnState
  /** A code is in the mailbox. */
  coded: boolean
  form: FormState
  refusal: FormState
  /** The paper itself, as it was printed. */
  blocks: readonly ShownBlock[]
}

/** One person, one paper: read it, prove the mailbox, sign. */
export function SignPage(props: SignProps) {
  const { w, organisation, turn, state } = props
  const { own: words } = w.signatures
  return (
    <div class="stacked wide6 narrow">
      <div class="stacked">
        <p class="mute">{words.lead(organisation.name)}</p>
        <h1>{turn.title}</h1>
        <p>
          {turn.number} · {words.as(turn.name)}
        </p>
      </div>
      {state === 'open' ? <OpenTurn {...props} /> : <ClosedTurn w={w} turn={turn} state={state} />}
      {state !== 'open' && <PaperLink {...props} />}
    </div>
  )
}

function PaperLink({ w, organisation, token, turn }: Pick<SignProps, 'w' | 'organisation' | 'token' | 'turn'>) {
  const { own: words } = w.signatures
  if (!turn.fileSha256 && !turn.finalSha256) return null
  return (
    <div class="actions">
      <LinkButton
        icon={turn.finalSha256 ? 'download' : 'file-text'}
        tone={turn.finalSha256 ? 'primary' : undefined}
        href={paths.signature.paper(organisation.id, token)}
      >
        {turn.finalSha256 ? words.download : words.read}
      </LinkButton>
    </div>
  )
}

function OpenTurn({ w, organisation, token, turn, coded, form: state, refusal, blocks }: SignProps) {
  const { own: words } = w.signatures
  const form = { w, state }
  const code = paths.signature.code(organisation.id, token)
  return (
    <>
      <p>{words.readFirst}</p>
      {blocks.length > 0 && (
        <details>
          <summary>{words.readHere}</summary>
          <Paper blocks={blocks} title={turn.title} />
        </details>
      )}
      <PaperLink w={w} organisation={organisation} token={token} turn={turn} />
      {coded ? (
        <Form {...form} id="sign-form" action={paths.signature.page(organisation.id, token)}>
          <p>{words.codeSent(turn.email)}</p>
          <CodeField {...form} name="code" label={words.enter} inputmode="numeric" />
          <SignaturePad {...form} name="sign" />
          <CheckboxField {...form} name="consent" label={turn.consent} />
          <Button tone="primary" size="large" wide icon="signature">
            {words.sign}
          </Button>
        </Form>
      ) : (
        <div class="stacked">
          <p>{words.codeHint(turn.email)}</p>
          {state.problem && <Alert tone="bad" title={state.problem} role="alert" />}
        </div>
      )}
      <PostButton tone={coded ? 'quiet' : 'primary'} size={coded ? undefined : 'large'} wide icon="mail" action={code}>
        {coded ? words.again : words.code}
      </PostButton>
      <details open={Boolean(refusal.errors.reason ?? refusal.problem)}>
        <summary>{words.decline}</summary>
        <Form w={w} state={refusal} id="decline-form" action={paths.signature.refusal(organisation.id, token)} bare>
          <p>{words.declineHint}</p>
          <TextField w={w} state={refusal} name="reason" label={words.reason} />
          <Button tone="danger">{words.declineVerb}</Button>
        </Form>
      </details>
    </>
  )
}

function ClosedTurn({ w, turn, state }: { w: Speech; turn: OwnTurnRow; state: TurnState }) {
  const { own: words } = w.signatures
  if (turn.end === 'completed')
    return (
      <Alert tone="ok" title={words.completed}>
        {words.completedHint}
      </Alert>
    )
  if (state === 'signed')
    return (
      <Alert tone="ok" title={words.done}>
        {words.doneHint}
      </Alert>
    )
  if (state === 'early') return <Alert title={words.early}>{words.earlyHint}</Alert>
  if (state === 'expired')
    return (
      <Alert tone="warn" title={words.expired}>
        {words.expiredHint}
      </Alert>
    )
  return (
    <Alert tone="warn" title={words.ended}>
      {words.endedHint}
    </Alert>
  )
}

export function SignGonePage({ w }: { w: Speech }) {
  const { own: words } = w.signatures
  return (
    <div class="stacked narrow">
      <h1>{words.gone}</h1>
      <p>{words.goneHint}</p>
    </div>
  )
}

export function SignRefusedPage({ w }: { w: Speech }) {
  const { own: words } = w.signatures
  return (
    <div class="stacked narrow">
      <h1>{words.refused}</h1>
      <p>{words.refusedHint}</p>
    </div>
  )
}
