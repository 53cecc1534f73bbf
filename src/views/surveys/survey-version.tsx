import type { SurveyContent } from '#domain/surveys/content.ts'
import type { AskedQuestion } from '#domain/surveys/expand.ts'
import type { VersionChange } from '#domain/surveys/versions.ts'
import { paths } from '#paths.ts'
import { LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import type { Speech } from '#words/words.ts'
import { saidIn } from './question-frame.tsx'
import { Preview } from './survey.tsx'

type VersionProps = {
  w: Speech
  survey: { id: string; title: string }
  number: number
  at: number
  content: SurveyContent
  asked: readonly AskedQuestion[]
  /** Since the version before it; null for the first. */
  changes: readonly VersionChange[] | null
}

export function SurveyVersionPage({ w, survey, number, at, content, asked, changes }: VersionProps) {
  const { surveys: words, format } = w
  return (
    <>
      <PageHead
        title={words.versionTitle(survey.title, format.number(number))}
        facts={[{ icon: 'calendar', text: format.moment(at) }]}
        actions={<LinkButton href={paths.surveys.one(survey.id)}>{words.backToSurvey}</LinkButton>}
      />
      <div class="cols">
        <div>
          <Preview w={w} content={content} asked={asked} number={number} />
        </div>
        <div>
          <Card title={words.changes} id="changes">
            {changes ? (
              <ul>
                {changes.map((change) => (
                  <li>{sentenceOf(w, change)}</li>
                ))}
              </ul>
            ) : (
              <p>{words.firstVersion}</p>
            )}
          </Card>
        </div>
      </div>
    </>
  )
}

function sentenceOf(w: Speech, change: VersionChange): string {
  const { changed } = w.surveys
  if (change.what === 'around') return changed.around
  const text = saidIn(w, change.question.text)
  return change.what === 'reworded' ? changed.reworded(text, saidIn(w, change.before.text)) : changed[change.what](text)
}
