import type { Published } from '#db/surveys/results-programmes.ts'
import { KeyValues } from '#views/ui/key-values.tsx'
import type { Speech } from '#words/words.ts'

/** What is known of a programme in a year; a share is nothing when it is not. */
export type Indicators = Published & {
  shares: Record<'satisfaction' | 'recommendation' | 'rate' | 'completion', number | null>
}

/** The result indicators of a programme, for everybody: of which year, of how many, and how they are reckoned. */
export function PublishedResults({ w, results }: { w: Speech; results: Indicators }) {
  const words = w.results.indicators
  const { format } = w
  const { year, answers, asked, answered, enrolled, shares } = results
  const share = (value: number | null, note = '') =>
    value === null ? null : (
      <>
        <b>{format.percent(value)}</b> {note && <small>{note}</small>}
      </>
    )
  return (
    <section class="said" aria-labelledby={`indicators-${year}`}>
      <h3 id={`indicators-${year}`}>{words.title}</h3>
      <div class="stacked">
        <p>{answers > 0 ? words.lead(year, answers, format.number(answers)) : words.year(year)}</p>
        <KeyValues
          pairs={[
            [words.satisfaction, share(shares.satisfaction)],
            [words.recommendation, share(shares.recommendation)],
            [words.rate, share(shares.rate, words.answered(format.number(answered), format.number(asked)))],
            [words.completion, share(shares.completion, words.enrolled(format.number(enrolled)))],
          ]}
        />
        <p class="mute">{words.method}</p>
      </div>
    </section>
  )
}
