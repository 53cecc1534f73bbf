import type { IndicatorState, Ready } from '#domain/quality/proofs/readiness.ts'
import { Badge, type Tone } from '#views/ui/state.tsx'
import type { Speech } from '#words/words.ts'

const tones: Partial<Record<IndicatorState, Tone>> = { covered: 'ok', stale: 'warn', thin: 'warn', missing: 'bad' }

export const toneOf = (state: IndicatorState): Tone | undefined => tones[state]

export const IndicatorBadge = ({ w, state }: { w: Speech; state: IndicatorState }) => (
  <Badge tone={toneOf(state)}>{w.quality.states[state]}</Badge>
)

/** Why it stands so, and what would help most. */
export function whyOf(w: Speech, line: Ready): string {
  const mission = line.mission && w.quality.missions[line.mission]
  return [stateWhy(w, line), mission].filter(Boolean).join(' ')
}

function stateWhy(w: Speech, { indicator, state, recent, wanted, last }: Ready): string {
  const { why } = w.quality
  const { number, date } = w.format
  if (state === 'covered') return why.covered(number(wanted))
  if (state === 'not_applicable' || state === 'deferred') return why[state]
  const reason =
    state === 'thin' ? why.thin(number(recent), number(wanted)) : last === null ? why.missing : why.stale(date(last))
  return `${reason} ${nextFor(w, indicator.number)}.`
}

export function nextFor({ quality: { next } }: Speech, indicator: number): string {
  const known: Readonly<Record<string, string>> = next
  return known[indicator] ?? next.other
}
