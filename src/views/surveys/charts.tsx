import type { Bar } from '#domain/surveys/results.ts'
import type { Nps } from '#domain/surveys/small-numbers.ts'
import type { Speech } from '#words/words.ts'
import { spreadSaid } from './results-said.ts'

export type Share = { label: string; count: number; share: number }

/** How answers are shared out: each value with its bar, its count and its part. */
export function Shares({ w, label, shares }: { w: Speech; label: string; shares: readonly Share[] }) {
  return (
    <ul class="shares" aria-label={label}>
      {shares.map(({ label: value, count, share }) => (
        <li>
          <span>{value}</span>
          <Stretch parts={[share]} />
          <span class="end">
            {w.format.number(count)} <small>{w.format.percent(share)}</small>
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Recommendation in three parts, from those who do to those who do not. */
export function Recommended({ w, nps }: { w: Speech; nps: Nps }) {
  const { results: words, format } = w
  const { promoters, passives, detractors, of } = nps
  const parts = [promoters, passives, detractors]
  return (
    <div class="recommended">
      <Stretch parts={parts.map((part) => part / of)} />
      <p>{words.parts(...(parts.map(format.number) as [string, string, string]))}</p>
    </div>
  )
}

/** The same in a line of a table: a column for each value, the highest as high as the line. */
export function Spread({ w, bars }: { w: Speech; bars: readonly Bar[] }) {
  const highest = Math.max(...bars.map(({ share }) => share))
  const said = spreadSaid(w, bars)
  return (
    <>
      <svg class="spread" viewBox={`0 0 ${bars.length * 10} 24`} preserveAspectRatio="none" aria-hidden="true">
        <title>{said}</title>
        {bars.map(({ share }, at) => {
          const height = round(share === 0 ? 1 : Math.max(3, (share / highest) * 24))
          return (
            <rect class={share === 0 ? 'none' : undefined} x={at * 10 + 1} y={24 - height} width="8" height={height} />
          )
        })}
      </svg>
      <span class="sr">{said}</span>
    </>
  )
}

/** Parts of a whole, one after the other. */
function Stretch({ parts }: { parts: readonly number[] }) {
  const ends = parts.map((_, at) => parts.slice(0, at + 1).reduce((sum, part) => sum + part, 0) * 100)
  return (
    <svg class="stretch" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      {parts.map((part, at) => (
        <rect class={`part${at}`} x={round((ends[at] ?? 0) - part * 100)} width={round(part * 100)} height="8" />
      ))}
    </svg>
  )
}

const round = (value: number): number => Math.round(value * 100) / 100
