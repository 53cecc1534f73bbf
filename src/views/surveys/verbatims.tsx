import type { Look, SurveyRow } from '#db/surveys/results.ts'
import type { VerbatimRow } from '#db/surveys/verbatims.ts'
import type { Question } from '#domain/surveys/content.ts'
import { paths } from '#paths.ts'
import { monthName } from '#views/figures/period.ts'
import { withParameters } from '#views/ui/address.ts'
import { Alert } from '#views/ui/alert.tsx'
import { LinkButton, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { Live } from '#views/ui/live.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Pager } from '#views/ui/pager.tsx'
import { Badge } from '#views/ui/state.tsx'
import { Tabs } from '#views/ui/tabs.tsx'
import { Toolbar } from '#views/ui/toolbar.tsx'
import type { Speech } from '#words/words.ts'
import { lookIn, resultsOf, saidIn, subjectName } from './results-said.ts'

export type ShownVerbatim = VerbatimRow & { id: string }

type VerbatimsProps = {
  w: Speech
  survey: SurveyRow
  look: Look & { name: string | null }
  isShown: boolean
  /** Those that ask for a text. */
  questions: readonly Question[]
  question: string
  verbatims: readonly ShownVerbatim[]
  mayEdit: boolean
  isSearch: boolean
  address: string
  after: string | undefined
}

/** What people wrote, in their words. */
export function VerbatimsPage(props: VerbatimsProps) {
  const { w, survey, look, isShown, questions, verbatims, isSearch, address, after } = props
  const words = w.results.verbatims
  const isBeyond = address.includes('after=')
  return (
    <Live topics="quality" address={address}>
      <PageHead
        title={`${words.title} · ${survey.title}`}
        lead={look.dimension === 'all' ? words.lead : subjectName(w, look.dimension, look.id, look.name)}
        facts={survey.anonymous === 1 ? [{ icon: 'lock', text: words.anonymous }] : []}
        actions={<LinkButton href={resultsOf(survey.id, look)}>{w.results.title}</LinkButton>}
      />
      {questions.length > 1 && <Questions {...props} />}
      {!isShown && (
        <Alert tone="info" title={w.results.tooFew}>
          {w.results.tooFewWhy(w.format.number(survey.smallestGroup))}
        </Alert>
      )}
      {isShown && (
        <Card flush label={words.title}>
          <Toolbar
            w={w}
            address={withParameters(address, { after: undefined })}
            label={words.search}
            placeholder={words.searchHint}
          />
          {verbatims.length === 0 && (
            <Empty
              level={2}
              icon="message-square-text"
              title={isSearch ? (after ? words.noneYet : words.noneSaying) : words.none}
            />
          )}
          <ul class="verbatims">
            {verbatims.map((verbatim) => (
              <Verbatim {...props} verbatim={verbatim} />
            ))}
          </ul>
          {(after || isBeyond) && (
            <Pager
              w={w}
              previous={isBeyond ? withParameters(address, { after: undefined }) : undefined}
              next={after && withParameters(address, { after })}
            />
          )}
        </Card>
      )}
    </Live>
  )
}

/** All of them, or those of one question. */
function Questions({ w, survey, look, questions, question }: VerbatimsProps) {
  const words = w.results.verbatims
  const address = withParameters(paths.surveys.verbatims(survey.id), lookIn(look))
  const tabs = [
    { href: address, label: words.every, current: question === '' },
    ...questions.map(({ id, text }) => ({
      href: withParameters(address, { question: id }),
      label: saidIn(w, text),
      current: id === question,
    })),
  ]
  return <Tabs label={words.questions} tabs={tabs} />
}

function Verbatim(props: VerbatimsProps & { verbatim: ShownVerbatim }) {
  const { w, survey, questions, mayEdit, verbatim } = props
  const words = w.results.verbatims
  const { id, hiddenAt, hiddenFor } = verbatim
  const isHidden = hiddenAt !== null
  const asked = questions.find((question) => question.id === verbatim.question)
  return (
    <li>
      <div>
        {isHidden && !mayEdit ? (
          <p class="mute">{words.unsaid}</p>
        ) : (
          <blockquote dir="auto">{verbatim.words}</blockquote>
        )}
        <small>
          {[
            asked && saidIn(w, asked.text),
            verbatim.about && words.about(verbatim.about),
            verbatim.module && words.aboutModule(verbatim.module),
          ]
            .filter(Boolean)
            .join(' ')}
          {' · '}
          <From w={w} verbatim={verbatim} />
        </small>
        {isHidden && (
          <p>
            <Badge tone="warn">{words.hidden}</Badge>{' '}
            <small>{words.hiddenBecause(hiddenFor ?? '', w.format.shortDay(hiddenAt))}</small>
          </p>
        )}
      </div>
      {mayEdit && (
        <div class="actions">
          {isHidden ? (
            <PostButton action={paths.surveys.verbatimReturn(survey.id, id)} size="small">
              {words.show}
            </PostButton>
          ) : (
            <>
              <LinkButton href={paths.improvement.newFor(survey.id, id, verbatim.sessionId ?? '')} size="small">
                {w.improvement.new}
              </LinkButton>
              <LinkButton href={paths.surveys.verbatimHiding(survey.id, id)} size="small">
                {words.hide}
              </LinkButton>
            </>
          )}
        </div>
      )}
    </li>
  )
}

/** Who and when where nothing else was promised; the month alone elsewhere. */
function From({ w, verbatim: { name, onDay, month, session, sessionId } }: { w: Speech; verbatim: ShownVerbatim }) {
  if (onDay === null) return <>{`${monthName(w, month)} ${month.slice(0, 4)}`}</>
  return (
    <>
      {[name, w.format.date(onDay)].filter(Boolean).join(', ')}
      {session && sessionId && (
        <>
          {', '}
          <a href={paths.sessions.enrolments(sessionId)}>{session}</a>
        </>
      )}
    </>
  )
}
