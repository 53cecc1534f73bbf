import type { Difference } from '#domain/quality/statement/sheet.ts'
import { paths } from '#paths.ts'
import { LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import type { Speech } from '#words/words.ts'
import { figureText } from './statement-sheet.tsx'

type Count = { id: string; at: number; fromDay: string; toDay: string }

type DifferenceProps = { w: Speech; before: Count; after: Count; differences: readonly Difference[] }

/** Two counts, of one year or of two, each as it was kept, and the boxes in which they differ. */
export function StatementDifferencePage({ w, before, after, differences }: DifferenceProps) {
  const words = w.quality.statement
  const isOfYears = before.toDay !== after.toDay
  const title = isOfYears ? words.differenceYears : words.difference
  const yearOf = ({ fromDay, toDay }: Count) => words.year(w.format.date(fromDay), w.format.date(toDay))
  return (
    <>
      <PageHead
        title={title}
        lead={words.differenceLead(w.format.moment(before.at), w.format.moment(after.at))}
        actions={<LinkButton href={paths.quality.statement(after.id)}>{words.title}</LinkButton>}
      />
      <Card label={title} flush>
        {differences.length === 0 && <p class="body mute">{words.same}</p>}
        {differences.length > 0 && (
          <table class="table dense">
            <thead>
              <tr>
                <th scope="col">{words.line}</th>
                <th scope="col" class="end">
                  {isOfYears ? yearOf(before) : words.before}
                </th>
                <th scope="col" class="end">
                  {isOfYears ? yearOf(after) : words.after}
                </th>
              </tr>
            </thead>
            <tbody>
              {differences.map((one) => (
                <tr>
                  <th scope="row">{nameOf(w, one)}</th>
                  <td class="end">{figureText(w, one.before)}</td>
                  <td class="end">{figureText(w, one.after)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Card>
    </>
  )
}

function nameOf({ quality: { statement } }: Speech, { code }: Difference): string {
  const known: Readonly<Record<string, string>> = statement.lines
  return known[code] ? `${code} · ${known[code]}` : statement.nsf(code)
}
