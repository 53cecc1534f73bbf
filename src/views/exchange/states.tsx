import type { DeliveryState } from '#db/exchange/deliveries.ts'
import type { IncomingState } from '#db/exchange/incoming.ts'
import type { Stop } from '#db/exchange/subscriptions.ts'
import type { IconName } from '#views/ui/icon-names.ts'
import { Badge, type Tone } from '#views/ui/state.tsx'
import type { Speech } from '#words/words.ts'

type Look = { tone?: Tone; icon?: IconName }

const incomingLooks: Record<IncomingState, Look> = {
  waiting: { tone: 'warn' },
  applied: { tone: 'ok' },
  superseded: { icon: 'history' },
  unknown: { icon: 'circle-question-mark' },
  failed: { tone: 'bad' },
}

export function IncomingBadge({ w, state }: { w: Speech; state: IncomingState }) {
  return <Badge {...incomingLooks[state]}>{w.webhooks.incomingStates[state]}</Badge>
}

const deliveryLooks: Record<DeliveryState, Look> = {
  due: { tone: 'warn' },
  sending: { tone: 'info', icon: 'send' },
  delivered: { tone: 'ok' },
  failed: { tone: 'bad' },
  dropped: { icon: 'ban' },
}

export function DeliveryBadge({ w, state, attempts }: { w: Speech; state: DeliveryState; attempts: number }) {
  const word = state === 'due' && attempts > 0 ? 'again' : state
  return <Badge {...deliveryLooks[state]}>{w.webhooks.deliveryStates[word]}</Badge>
}

type Health = { stop: Stop | null; failingSince: number | null }

export function DestinationBadge({ w, stop, failingSince }: { w: Speech } & Health) {
  if (stop === 'paused') return <Badge icon="circle-dashed">{w.webhooks.stops.paused}</Badge>
  if (stop !== null) return <Badge tone="bad">{w.webhooks.stops[stop]}</Badge>
  if (failingSince !== null) return <Badge tone="warn">{w.webhooks.failing}</Badge>
  return <Badge tone="ok">{w.webhooks.isOpen}</Badge>
}

type Source = { sealedSecret: string; removedAt: number | null; refusedAt: number | null; lastAt: number | null }

export function SourceBadge({ w, source }: { w: Speech; source: Source }) {
  if (source.removedAt !== null)
    return <Badge icon="ban">{w.webhooks.isClosed(w.format.shortDay(source.removedAt))}</Badge>
  if (source.sealedSecret === '') return <Badge tone="warn">{w.webhooks.secretAwaited}</Badge>
  if (isRefusing(source)) return <Badge tone="bad">{w.webhooks.refusedCalls}</Badge>
  return <Badge tone="ok">{w.webhooks.isOpen}</Badge>
}

/** The last thing that came was refused. */
export const isRefusing = ({ refusedAt, lastAt }: Pick<Source, 'refusedAt' | 'lastAt'>): boolean =>
  refusedAt !== null && refusedAt > (lastAt ?? 0)

/** Names of others: the same in every language. */
const names: Readonly<Record<string, string>> = {
  standard: 'Standard Webhooks',
  stripe: 'Stripe',
  gocardless: 'GoCardless',
  typeform: 'Typeform',
  tally: 'Tally',
}

export const providerName = (provider: string): string => names[provider] ?? provider

export function kindName(w: Speech, kind: string): string {
  const known: Record<string, string> = w.webhooks.kindNames
  return known[kind] ?? kind
}
