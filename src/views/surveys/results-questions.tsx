import type { Look } from '#db/surveys/results.ts'
import type { LineResult, QuestionResult } from '#domain/surveys/results.ts'
import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { Card } from '#views/ui/card.tsx'
import type { Speech } from '#words/words.ts'
import { Recommended, Shares } from './charts.tsx'
import { Parts } from './results-parts.tsx'
import { lookIn, meanSaid, npsBetween, saidIn, scoreSaid } from './results-said.ts'

type QuestionProps = { w: Speech; survey: string; look: Look; result: QuestionResult }

/** One question: how its answers are shared out, and what they come to. */
export function QuestionCard({ w, survey, look, result }: QuestionProps) {
  const { question, lines } = result
  const words = w.results
  const text = saidIn(w, question.text)
  return (
    <Card title={text} id={`question-${question.id}`} note={question.kind === 'choices' ? words.several : undefined}>
      {lines.map((line) => (
        <>
          {line.label && <h3>{saidIn(w, line.label)}</h3>}
          {line.isKept && <p class="mute">{words.tooFew}</p>}
          {question.kind === 'text' && !line.isKept && (
            <Written w={w} href={writtenIn(survey, look, question.id)} line={line} />
          )}
          {line.bars.length > 0 && line.answers > 0 && (
            <Line w={w} line={line} title={line.label ? saidIn(w, line.label) : text} />
          )}
          {!line.isKept && line.answers === 0 && question.kind !== 'text' && <p class="mute">{words.none}</p>}
        </>
      ))}
      <Parts w={w} result={result} />
      {question.repeat !== 'once' && look.dimension === 'all' && (
        <p class="mute">
          <a href="#by-programme">{words.partsWhere[question.repeat]}</a>
        </p>
      )}
    </Card>
  )
}

function Line({ w, line, title }: { w: Speech; line: LineResult; title: string }) {
  const words = w.results
  const { mean, nps, scale } = line
  return (
    <>
      <p>
        {words.answers(line.answers, w.format.number(line.answers))}
        {nps && ` · ${words.nps(scoreSaid(nps.score), npsBetween(w, nps))}`}
        {!nps && mean && scale && ` · ${meanSaid(w, mean, scale)}`}
      </p>
      {nps && <Recommended w={w} nps={nps} />}
      <Shares
        w={w}
        label={title}
        shares={line.bars.map(({ value, label, count, share }) => ({
          label: label ? saidIn(w, label) : w.format.number(value),
          count,
          share,
        }))}
      />
    </>
  )
}

function Written({ w, href, line }: { w: Speech; href: string; line: LineResult }) {
  const words = w.results
  return (
    <p>
      {words.written(line.answers, w.format.number(line.answers))}
      {line.answers > 0 && (
        <>
          {' · '}
          <a href={href}>{words.read}</a>
        </>
      )}
    </p>
  )
}

/** Texts are read by question, or by the group that is looked at where they are kept by it. */
const writtenIn = (survey: string, look: Look, question: string): string =>
  withParameters(
    paths.surveys.verbatims(survey),
    ['programme', 'session', 'site'].includes(look.dimension) ? lookIn(look) : { question },
  )
