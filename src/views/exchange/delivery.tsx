import type { AttemptRow, DeliveryRow } from '#db/exchange/deliveries.ts'
import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { KeyValues } from '#views/ui/key-values.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Badge } from '#views/ui/state.tsx'
import type { Speech } from '#words/words.ts'
import { Content } from './content.tsx'
import { DeliveryBadge, kindName } from './states.tsx'

type DeliveryProps = { w: Speech; delivery: DeliveryRow; attempts: readonly AttemptRow[]; problem?: string | undefined }

export function DeliveryPage({ w, delivery, attempts, problem }: DeliveryProps) {
  const { webhooks: words, format } = w
  const { id, state, dueAt, stop } = delivery
  return (
    <>
      <PageHead
        title={words.deliveryTitle(delivery.kind)}
        state={<DeliveryBadge w={w} {...delivery} />}
        lead={kindName(w, delivery.kind)}
        actions={
          stop === null &&
          state !== 'sending' && (
            <PostButton tone="primary" icon="send" action={paths.delivery.replay(id)}>
              {words.sendAgain}
            </PostButton>
          )
        }
      />
      {problem && <Alert tone="bad" title={problem} role="alert" />}
      <div class="cols">
        <div>
          {attempts.length === 0 && (
            <Card label={words.attempts}>
              <Empty level={2} icon="clock" title={words.noAttempt} />
            </Card>
          )}
          {attempts.map((attempt) => (
            <Attempt w={w} attempt={attempt} />
          ))}
        </div>
        <div>
          <Card title={words.facts} id="facts">
            <KeyValues
              pairs={[
                [
                  words.destination,
                  <a href={paths.destination.one(delivery.subscriptionId)}>{delivery.subscriptionName}</a>,
                ],
                [words.address, delivery.address],
                ['webhook-id', id],
                [words.happenedAt, format.moment(delivery.at)],
                [words.nextTry, state === 'due' && dueAt !== null ? format.moment(dueAt) : undefined],
              ]}
            />
          </Card>
          <Card title={words.body} id="body">
            <Content text={delivery.body} label={words.bodyText} />
          </Card>
        </div>
      </div>
    </>
  )
}

function Attempt({ w, attempt }: { w: Speech; attempt: AttemptRow }) {
  const { webhooks: words, format } = w
  const number = words.attemptNumber(format.number(attempt.attempt))
  const good = attempt.status >= 200 && attempt.status < 300
  return (
    <Card
      title={number}
      id={`attempt-${attempt.attempt}`}
      note={`${format.moment(attempt.at)} · ${format.number(attempt.took)} ms`}
      actions={<Badge tone={good ? 'ok' : 'bad'}>{attempt.status || words.noAnswer}</Badge>}
    >
      {attempt.error && <p>{failureName(w, attempt.error)}</p>}
      {attempt.answer && <Content text={attempt.answer} label={`${words.answer} ${number}`} />}
      {!attempt.error && !attempt.answer && <p class="mute">{words.emptyAnswer}</p>}
    </Card>
  )
}

function failureName(w: Speech, error: string): string {
  const known: Record<string, string> = w.webhooks.failures
  return known[error] ?? error
}
