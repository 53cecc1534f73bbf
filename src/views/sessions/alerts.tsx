import { paths } from '#paths.ts'
import { ReissueAlert } from '#views/documents/reissue-alert.tsx'
import { Alert } from '#views/ui/alert.tsx'
import { Button, PostButton } from '#views/ui/button.tsx'
import { Confirm } from '#views/ui/dialog.tsx'
import { blank } from '#views/ui/form.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'
import type { OverviewProps } from './overview.tsx'

/** What somebody must know, or decide, before anything else of the session. */
export function SessionAlerts(props: OverviewProps) {
  const { session } = props
  if (session.cancelledAt !== null) return <CancelledAlert {...props} />
  return (
    <>
      {props.mayReissue && <ReissueAlert w={props.w} session={session.id} />}
      <DecisionAlert {...props} />
    </>
  )
}

function CancelledAlert({ w, session, mayEdit }: OverviewProps) {
  const { moves } = w.sessions
  return (
    <Alert
      tone="bad"
      title={moves.cancelledOn(w.format.shortDay(session.cancelledAt ?? 0))}
      action={mayEdit && <PostButton action={paths.sessions.reinstatement(session.id)}>{moves.reinstate}</PostButton>}
    >
      {session.cancelledReason}
    </Alert>
  )
}

function DecisionAlert({ w, session, facts, state, today, mayEdit }: OverviewProps) {
  const { decision: words } = w.sessions
  const { decision, decidedAt } = facts
  if (state === 'past') return null
  if (decision !== null && decidedAt !== null) {
    const [tone, say] = decision === 'go' ? (['ok', words.go] as const) : (['bad', words.no_go] as const)
    return (
      <Alert
        tone={tone}
        title={say(w.format.shortDay(decidedAt))}
        action={
          mayEdit && (
            <PostButton size="small" action={paths.sessions.decisionRemoval(session.id)}>
              {words.remove}
            </PostButton>
          )
        }
      >
        {facts.decidedReason}
      </Alert>
    )
  }
  if (!mayEdit || session.goOn === '' || session.goOn > today || state === 'now') return null
  return (
    <>
      <Alert
        tone="warn"
        title={words.title}
        action={
          <div class="actions">
            <PostButton action={paths.sessions.decision(session.id)} fields={{ decision: 'go', reason: '' }}>
              {words.goVerb}
            </PostButton>
            <Button opens="no-go">{words.noGoVerb}…</Button>
          </div>
        }
      >
        {words.due(w.format.date(session.goOn))}{' '}
        {w.sessions.frame.seats(w.format.number(session.taken), w.format.number(session.seatsMax))}
      </Alert>
      <NoGo w={w} id={session.id} />
    </>
  )
}

function NoGo({ w, id }: { w: Speech; id: string }) {
  const { decision: words } = w.sessions
  return (
    <Confirm
      w={w}
      id="no-go"
      title={words.title}
      action={paths.sessions.decision(id)}
      verb={words.noGoVerb}
      keep={w.ui.cancel}
      fields={{ decision: 'no_go' }}
    >
      <TextField w={w} state={blank} name="reason" label={words.reason} optional />
    </Confirm>
  )
}
