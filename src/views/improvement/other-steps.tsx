import { Card } from '#views/ui/card.tsx'
import { Action, Cause, Close, type NextStepProps } from './next-step.tsx'

/** What may also be done now, folded: each opens by itself once it has been refused. */
export function OtherSteps(props: NextStepProps) {
  const { w, ticket, next, states, actions } = props
  if (ticket.stage === 'closed' || ticket.stage === 'check') return null
  const words = w.improvement
  const isRefused = (name: 'cause' | 'action' | 'close') => Object.keys(states[name].errors).length > 0
  return (
    <Card label={words.others}>
      {next !== 'cause' && (
        <details open={isRefused('cause')}>
          <summary>{words.cause.add}</summary>
          <Cause {...props} />
        </details>
      )}
      {next !== 'action' && (
        <details open={isRefused('action')}>
          <summary>{actions.length > 0 ? words.action.add : words.action.title}</summary>
          <Action {...props} />
        </details>
      )}
      {next !== 'close' && ticket.actionOn === '' && (
        <details open={isRefused('close')}>
          <summary>{words.closure.anyway}</summary>
          <Close {...props} />
        </details>
      )}
    </Card>
  )
}
