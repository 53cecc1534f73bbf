import type { AskedQuestion } from '#domain/surveys/expand.ts'
import { saidIn } from '#views/surveys/question-frame.tsx'
import { Questions } from '#views/surveys/questions.tsx'
import { Alert } from '#views/ui/alert.tsx'
import { ErrorSummary } from '#views/ui/error-summary.tsx'
import type { FormState } from '#views/ui/form.tsx'
import { Icon } from '#views/ui/icon.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import type { Speech } from '#words/words.ts'

type AnswerProps = {
  w: Speech
  asked: readonly AskedQuestion[]
  intro: string
  survey: { title: string; sessionTitle: string; closesOn: string; anonymous: number; smallestGroup: number }
  state: FormState
  action: string
  /** Where what is typed is kept until it is sent. */
  draft: string
}

/** What somebody thinks of a session, in one minute and with one thumb. */
export function AnswerPage({ w, asked, intro, survey, state, action, draft }: AnswerProps) {
  const { answering: words } = w
  return (
    <div class="stacked wide4 narrow">
      <h1>{survey.title}</h1>
      <p>{words.about(survey.sessionTitle)}</p>
      {intro && <p>{intro}</p>}
      <p class="mute">{words.until(w.format.longDate(survey.closesOn))}</p>
      <Promised w={w} survey={survey} />
      <form
        class="form card"
        id="answer-form"
        method="post"
        action={action}
        aria-label={words.form}
        data-answer
        data-draft={action}
        novalidate
      >
        <ErrorSummary w={w} state={state} about={aboutOf(w, asked)} />
        <Questions w={w} asked={asked} state={state} />
        <div
          hx-post={draft}
          hx-trigger="input from:#answer-form delay:1500ms"
          hx-include="#answer-form"
          hx-swap="none"
        />
        <p class="alert warn" role="alert" data-waiting hidden>
          {words.waiting}
        </p>
        <SubmitBar w={w} verb={words.send} />
      </form>
    </div>
  )
}

/** What each field asks, in a few words: the line of a matrix, the module, or the question. */
const aboutOf = (w: Speech, asked: readonly AskedQuestion[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    asked.flatMap(({ name, about, question }) =>
      question.kind === 'matrix'
        ? question.rows.map((row, at) => [`${name}:${at}`, saidIn(w, row)])
        : [[name, about || saidIn(w, question.text)]],
    ),
  )

/** Said before the first question: who will know. */
function Promised({ w, survey }: Pick<AnswerProps, 'w' | 'survey'>) {
  const { answering: words, format } = w
  return survey.anonymous ? (
    <Alert tone="ok" icon="shield-check" title={words.anonymous}>
      {words.anonymousHint(format.number(survey.smallestGroup))}
    </Alert>
  ) : (
    <Alert tone="info" title={words.named}>
      {words.namedHint}
    </Alert>
  )
}

type ToldProps = { tone: 'ok' | 'warn'; title: string; text: string }

/** There is nothing left to do here. */
export function AnswerToldPage({ tone, title, text }: ToldProps) {
  return (
    <div class="stacked wide4 narrow">
      <h1>
        <Icon name={tone === 'ok' ? 'circle-check' : 'info'} lg /> {title}
      </h1>
      <p>{text}</p>
    </div>
  )
}
