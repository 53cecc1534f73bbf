import type { SessionFrameRow } from '#db/sessions/frame.ts'
import type { AskingRow, SurveyToAsk } from '#db/surveys/askings.ts'
import type { WaitingInSession } from '#db/surveys/participations.ts'
import type { Audience } from '#domain/surveys/purposes.ts'
import { paths } from '#paths.ts'
import { resultsOf } from '#views/surveys/results-said.ts'
import { Button, LinkButton, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { CheckboxField } from '#views/ui/check-fields.tsx'
import { Confirm } from '#views/ui/dialog.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { Fill } from '#views/ui/fill.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Qr } from '#views/ui/qr.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { SelectField } from '#views/ui/select-fields.tsx'
import { Badge } from '#views/ui/state.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import type { Speech } from '#words/words.ts'
import { SessionFrame, type SessionTab } from './frame.tsx'

type ShownAsking = AskingRow & { over: boolean; waiting: readonly WaitingInSession[] }

type SurveysProps = {
  w: Speech
  session: SessionFrameRow
  tabs: readonly SessionTab[]
  askings: readonly ShownAsking[]
  mayEdit: boolean
}

/** Who was asked about this session, who has answered and who has not: never what. */
export function SessionSurveysPage({ w, session, tabs, askings, mayEdit }: SurveysProps) {
  const { tab } = w.answering
  const ask = mayEdit && session.cancelledAt === null && (
    <LinkButton tone="primary" icon="send" href={paths.askings.new(session.id)}>
      {tab.ask}
    </LinkButton>
  )
  return (
    <SessionFrame w={w} session={session} current="surveys" tabs={tabs} actions={ask}>
      {askings.length === 0 ? (
        <Empty icon="message-square-text" level={2} title={tab.none}>
          {tab.noneHint}
        </Empty>
      ) : (
        <div class="stacked">
          {askings.map((asking) => (
            <AskingCard w={w} asking={asking} mayEdit={mayEdit} />
          ))}
        </div>
      )}
    </SessionFrame>
  )
}

type CardProps = { w: Speech; asking: ShownAsking; mayEdit: boolean }

function AskingCard({ w, asking, mayEdit }: CardProps) {
  const { tab } = w.answering
  const { format } = w
  const { id, title, asked, answered, silent, over } = asking
  const left = asked - answered - silent
  const [from, until] = [format.date(asking.opensOn), format.date(asking.closesOn)]
  return (
    <Card
      id={`asking-${id}`}
      title={title}
      note={tab.audiences[asking.audience as Audience]}
      actions={mayEdit && !over && <AskingActions w={w} asking={asking} left={left} />}
    >
      <div class="stacked">
        <p>
          <Badge tone={over ? undefined : 'ok'}>{over ? tab.closed : tab.open}</Badge>{' '}
          {asking.anonymous === 1 && <Badge>{tab.anonymous}</Badge>}{' '}
          <span class="mute">{over ? tab.closedOn(from, until) : tab.opened(from, until)}</span>
        </p>
        <p>
          <Fill value={answered} max={asked} /> {tab.answered}
          {over && silent + left > 0 && `, ${tab.silent(silent + left)}`}
        </p>
        {answered > 0 && (
          <p>
            <a href={resultsOf(asking.surveyId, { dimension: 'session', id: asking.sessionId })}>{w.results.title}</a>
          </p>
        )}
        {!over && left > 0 && <Waiting w={w} asking={asking} left={left} />}
      </div>
    </Card>
  )
}

function AskingActions({ w, asking, left }: { w: Speech; asking: ShownAsking; left: number }) {
  const { tab } = w.answering
  const dialog = `close-${asking.id}`
  return (
    <>
      <LinkButton size="small" icon="qr-code" href={paths.askings.code(asking.id)}>
        {tab.code}
      </LinkButton>
      {left > 0 && (
        <PostButton size="small" icon="bell" action={paths.askings.reminder(asking.id)}>
          {tab.remind}
        </PostButton>
      )}
      <Button type="button" size="small" opens={dialog}>
        {tab.close}
      </Button>
      <Confirm
        w={w}
        id={dialog}
        title={tab.closeTitle}
        action={paths.askings.closure(asking.id)}
        verb={tab.close}
        keep={tab.keep}
      >
        <p>{tab.closeHint(w.format.count(left, tab.person, tab.people))}</p>
      </Confirm>
    </>
  )
}

function Waiting({ w, asking, left }: { w: Speech; asking: ShownAsking; left: number }) {
  const { tab } = w.answering
  return (
    <details>
      <summary>{tab.whoWaits(w.format.number(left))}</summary>
      <Rows>
        {asking.waiting.map(({ name, email, sent, sentOn }) => (
          <Row
            icon="user"
            title={name}
            context={email === '' ? tab.noMail : `${tab.writtenTo(sent)} · ${w.format.date(sentOn)}`}
          />
        ))}
      </Rows>
      {asking.waiting.length < left && <p class="mute">{tab.waitsMore}</p>}
    </details>
  )
}

type AskProps = {
  w: Speech
  session: SessionFrameRow
  surveys: readonly SurveyToAsk[]
  state: FormState
  id: string
  days: readonly string[]
}

/** Asked now, by somebody, whatever the rules say. */
export function AskPage({ w, session, surveys, state, id, days }: AskProps) {
  const { tab } = w.answering
  const form = { w, state }
  const back = paths.sessions.surveys(session.id)
  if (surveys.length === 0) {
    const create = <LinkButton href={paths.surveys.all}>{tab.create}</LinkButton>
    return <Empty icon="message-square-text" level={2} title={tab.noSurvey} actions={create} />
  }
  return (
    <div class="stacked">
      <PageHead title={tab.askTitle} lead={session.title} />
      <Form {...form} id="asking-form" action={back} hidden={{ id }}>
        <SelectField
          {...form}
          name="survey"
          label={tab.survey}
          none={w.ui.choose}
          choices={surveys.map((survey) => ({
            value: survey.id,
            label: `${survey.title} (${tab.audiences[survey.audience as Audience]})`,
          }))}
        />
        <SelectField
          {...form}
          name="days"
          label={tab.days}
          choices={days.map((value) => ({ value, label: tab.daysOf(value) }))}
        />
        <CheckboxField {...form} name="present" label={tab.present} />
        <SubmitBar w={w} verb={tab.send} cancel={back} />
      </Form>
    </div>
  )
}

type CodeProps = { w: Speech; asking: AskingRow; address: string }

/** Shown in the room: whoever scans it says which mailbox is theirs. */
export function AskingCodePage({ w, asking, address }: CodeProps) {
  const { tab } = w.answering
  return (
    <div class="stacked">
      <PageHead
        title={tab.codeTitle}
        lead={`${asking.title} · ${asking.sessionTitle}`}
        actions={<LinkButton href={paths.sessions.surveys(asking.sessionId)}>{tab.back}</LinkButton>}
      />
      <Card label={tab.codeTitle}>
        <div class="stacked">
          <p>{tab.codeLead}</p>
          <Qr text={address} label={tab.codeLabel} />
          <p>
            <a href={address}>{address}</a>
          </p>
        </div>
      </Card>
    </div>
  )
}
