import type { SendingRow } from '#db/messages/sendings.ts'
import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { Button, LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Confirm } from '#views/ui/dialog.tsx'
import { KeyValues } from '#views/ui/key-values.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import type { Speech } from '#words/words.ts'
import { kindName, looks, SendingState } from './sending-state.tsx'

type SendingProps = {
  w: Speech
  sending: SendingRow
  mayRepeat: boolean
  problem?: string | undefined
}

/** What left, what became of it, and what may be done about it. */
export function SendingPage({ w, sending, mayRepeat, problem }: SendingProps) {
  const words = w.messages
  const again = mayRepeat && (
    <Button tone="primary" icon="send" opens="repetition">
      {`${words.sendAgain}…`}
    </Button>
  )
  return (
    <>
      <PageHead
        title={sending.subject ?? words.forgotten}
        lead={`${kindName(w, sending.kind)} · ${sending.recipient}`}
        actions={again}
      />
      {problem && <Alert tone="bad" title={problem} role="alert" />}
      <Alert tone={looks[sending.state].tone ?? 'info'} title={words.states[sending.state]}>
        {words.stateHints[sending.state]}
      </Alert>
      <div class="cols near">
        <div>
          <Card title={words.kept} id="kept">
            {sending.body === null ? <p class="mute">{words.forgotten}</p> : <Paragraphs text={sending.body} />}
            <p class="mute">{words.keptHint}</p>
          </Card>
        </div>
        <div>
          <Facts w={w} sending={sending} />
          {sending.kind === 'invitation' && (
            <Card label={words.seeInvitations}>
              <p class="mute">{words.byInvitation}</p>
              <LinkButton href={paths.invitations}>{words.seeInvitations}</LinkButton>
            </Card>
          )}
        </div>
      </div>
      {mayRepeat && (
        <Confirm
          w={w}
          id="repetition"
          title={words.sendAgainTitle}
          action={paths.messages.repetition(sending.id)}
          verb={words.sendAgain}
          keep={words.keep}
        >
          <p>{words.stateHints[sending.state]}</p>
        </Confirm>
      )}
    </>
  )
}

function Facts({ w, sending }: { w: Speech; sending: SendingRow }) {
  const words = w.messages
  const { at, dueAt, state, providerId, reason, wording, recipient } = sending
  return (
    <Card title={words.facts} id="facts">
      <KeyValues
        pairs={[
          [words.recipient, recipient],
          [words.when, w.format.moment(at)],
          [words.state, <SendingState w={w} state={state} />],
          [words.due, state === 'waiting' && dueAt !== null ? w.format.moment(dueAt) : undefined],
          [words.wording, wording === 0 ? words.ours : words.yours(w.format.number(wording))],
          [words.reason, reasonIn(w, reason)],
          [words.providerId, providerId],
        ]}
      />
    </Card>
  )
}

/** Ours in words; what a mail service says, as it says it. */
function reasonIn({ messages: { reasons } }: Speech, reason: string): string {
  const [code = ''] = reason.split(':')
  return code in reasons ? reasons[code as keyof typeof reasons] : reason
}

function Paragraphs({ text }: { text: string }) {
  return (
    <>
      {text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => (
          <p>{line}</p>
        ))}
    </>
  )
}
