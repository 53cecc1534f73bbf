import type { Child } from 'hono/jsx'
import type { SurveyRow, VersionLine } from '#db/surveys/surveys.ts'
import type { SurveyContent } from '#domain/surveys/content.ts'
import type { AskedQuestion } from '#domain/surveys/expand.ts'
import { paths } from '#paths.ts'
import { type Entry, History } from '#views/events/history.tsx'
import { Alert } from '#views/ui/alert.tsx'
import { LinkButton, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { blank } from '#views/ui/form.tsx'
import { Menu, MenuPost } from '#views/ui/menu.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { Badge } from '#views/ui/state.tsx'
import type { Speech } from '#words/words.ts'
import { saidIn } from './question-frame.tsx'
import { Questions } from './questions.tsx'
import { audienceName, purposeName } from './surveys.tsx'

type SurveyProps = {
  w: Speech
  survey: SurveyRow
  content: SurveyContent
  asked: readonly AskedQuestion[]
  versions: readonly VersionLine[]
  history: readonly Entry[]
  allHistory: string | undefined
  mayEdit: boolean
  /** Of the copy that would be made of it. */
  copyId: string
  problem?: string | undefined
  /** When each session asks it. */
  rules: Child
}

export function SurveyPage(props: SurveyProps) {
  const { w, survey, versions, mayEdit, problem } = props
  const { surveys: words } = w
  return (
    <>
      <PageHead
        title={survey.title}
        lead={`${purposeName(w, survey.purpose)} · ${audienceName(w, survey.audience)}`}
        state={
          survey.archivedAt !== null && (
            <Badge icon="archive">{words.archivedOn(w.format.shortDay(survey.archivedAt))}</Badge>
          )
        }
        facts={[
          { icon: survey.anonymous ? 'lock' : 'user', text: survey.anonymous ? words.isAnonymous : words.isNamed },
          { icon: 'users', text: words.groupOf(w.format.number(survey.smallestGroup)) },
        ]}
        actions={
          <>
            <LinkButton href={paths.surveys.results(survey.id)}>{words.results}</LinkButton>
            {mayEdit && <Actions {...props} />}
          </>
        }
      />
      {problem && <Alert tone="bad" title={problem} role="alert" />}
      {survey.archivedAt !== null && <Alert icon="archive" title={words.archivedAlert} />}
      <div class="cols">
        <div>
          <Preview {...props} number={survey.version} />
        </div>
        <div>
          {props.rules}
          <Versions w={w} survey={survey} versions={versions} />
          <History w={w} entries={props.history} all={props.allHistory} />
        </div>
      </div>
    </>
  )
}

type PreviewProps = { w: Speech; content: SurveyContent; asked: readonly AskedQuestion[]; number: number }

/** As somebody asked would see it; what is ticked here goes nowhere. */
export function Preview({ w, content, asked, number }: PreviewProps) {
  const { surveys: words } = w
  const [intro, thanks] = [saidIn(w, content.intro), saidIn(w, content.thanks)]
  return (
    <Card title={words.preview} id="preview" note={words.previewNote(w.format.number(number))}>
      <div class="stacked wide6">
        {intro && <p>{intro}</p>}
        {asked.length > 0 ? <Questions w={w} asked={asked} state={blank} /> : <p class="mute">{words.noQuestions}</p>}
        {thanks && <p class="mute">{thanks}</p>}
      </div>
    </Card>
  )
}

function Actions({ w, survey, copyId }: Pick<SurveyProps, 'w' | 'survey' | 'copyId'>) {
  const { surveys: words } = w
  return (
    <>
      <Menu id="survey-menu" label={words.more}>
        <MenuPost action={paths.surveys.copies(survey.id)} fields={{ id: copyId }}>
          {words.copy}
        </MenuPost>
        {survey.archivedAt === null && <MenuPost action={paths.surveys.archive(survey.id)}>{words.archive}</MenuPost>}
      </Menu>
      {survey.archivedAt === null ? (
        <LinkButton tone="primary" icon="pencil" href={paths.surveys.edit(survey.id)}>
          {words.edit}
        </LinkButton>
      ) : (
        <PostButton tone="primary" action={paths.surveys.archiveReturn(survey.id)}>
          {words.bringBack}
        </PostButton>
      )}
    </>
  )
}

function Versions({ w, survey, versions }: Pick<SurveyProps, 'w' | 'survey' | 'versions'>) {
  const { surveys: words, format } = w
  return (
    <Card title={words.versions} id="versions" flush>
      <Rows pair>
        {versions.map(({ version, at }) => (
          <Row
            title={words.previewNote(format.number(version))}
            href={paths.surveys.version(survey.id, version)}
            context={format.moment(at)}
            state={version === survey.version && <Badge tone="ok">{words.current}</Badge>}
          />
        ))}
      </Rows>
    </Card>
  )
}
