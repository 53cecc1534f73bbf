import type { TicketRow } from '#db/quality/tickets.ts'
import type { ActionRow, CauseRow } from '#db/quality/tickets-steps.ts'
import type { CauseFamily, Stage, TicketKind, TicketSource } from '#domain/quality/tickets/kinds.ts'
import { paths } from '#paths.ts'
import { Button, LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Confirm } from '#views/ui/dialog.tsx'
import { KeyValues } from '#views/ui/key-values.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { Badge, State } from '#views/ui/state.tsx'
import { AreaField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'
import { NextStepPart, type NextStepProps } from './next-step.tsx'
import { OtherSteps } from './other-steps.tsx'
import { Story, type StoryProps } from './story.tsx'

export type TicketProps = NextStepProps & Pick<StoryProps, 'acknowledgement' | 'closures'> & { mayEdit: boolean }

export function TicketPage(props: TicketProps) {
  const { w, ticket, mayEdit } = props
  const words = w.improvement
  const isLate = ticket.stage !== 'closed' && ticket.onDay < props.today
  return (
    <>
      <PageHead
        title={ticket.title}
        state={<Standing w={w} ticket={ticket} isLate={isLate} />}
        facts={[
          { icon: 'tag', text: words.kinds[ticket.kind as TicketKind] },
          { icon: 'calendar', text: words.receivedOn(w.format.date(ticket.receivedOn)) },
          { icon: 'clock', text: words.dueOn(w.format.date(ticket.dueOn)) },
          { icon: 'user', text: ticket.ownerName ?? words.nobody },
        ]}
        actions={
          mayEdit && (
            <>
              {(ticket.stage === 'closed' || ticket.stage === 'check') && (
                <Button opens="reopen" icon="undo-2">
                  {words.reopening.open}
                </Button>
              )}
              <LinkButton icon="pencil" href={paths.improvement.edit(ticket.id)}>
                {words.form.edit}
              </LinkButton>
            </>
          )
        }
      />
      <div class="cols">
        <div>
          {mayEdit && <NextStepPart {...props} />}
          <Story {...props} />
        </div>
        <div>
          <About w={w} ticket={ticket} />
          <Answers {...props} />
          <Causes w={w} causes={props.causes} />
          <Actions w={w} actions={props.actions} today={props.today} />
          {mayEdit && <OtherSteps {...props} />}
        </div>
      </div>
      {mayEdit && <Reopening {...props} />}
    </>
  )
}

function Standing({ w, ticket, isLate }: { w: Speech; ticket: TicketRow; isLate: boolean }) {
  const words = w.improvement
  if (isLate) return <Badge tone="bad">{`${words.stages[ticket.stage as Stage]}, ${words.late.toLowerCase()}`}</Badge>
  return <Badge tone={ticket.stage === 'closed' ? 'ok' : 'info'}>{words.stages[ticket.stage as Stage]}</Badge>
}

function About({ w, ticket }: { w: Speech; ticket: TicketRow }) {
  const words = w.improvement
  const who = ticket.personId ? (
    <a href={paths.people.one(ticket.personId)}>{ticket.personName ?? ticket.name}</a>
  ) : (
    ticket.name
  )
  return (
    <Card title={words.about} id="about">
      {ticket.body && <p class="prewrap">{ticket.body}</p>}
      <KeyValues
        pairs={[
          [words.said, who],
          [words.address, ticket.email],
          [words.company, ticket.companyId && <a href={paths.companies.one(ticket.companyId)}>{ticket.companyName}</a>],
          [words.session, ticket.sessionId && <a href={paths.sessions.one(ticket.sessionId)}>{ticket.sessionTitle}</a>],
          [words.site, ticket.siteName],
          [words.origin, words.sources[ticket.source as TicketSource]],
        ]}
      />
    </Card>
  )
}

/** The words that were sent back: beside what was asked, for whoever checks one against the other. */
function Answers({ w, acknowledgement, closures }: TicketProps) {
  const words = w.improvement
  const said = [
    ...(acknowledgement ? [{ ...acknowledgement, word: acknowledgement.reply, label: words.steps.acknowledged }] : []),
    ...closures.map((closure) => ({ ...closure, label: words.steps.closed })),
  ]
  if (said.length === 0) return null
  return (
    <Card title={words.answer} id="answer" flush>
      <Rows pair>
        {said.map(({ word, label, onDay, mailed }) => (
          <Row
            title={<span class="prewrap">{word || label}</span>}
            context={[label, mailed === 1 && words.steps.mailed].filter(Boolean).join(' · ')}
            state={<State>{w.format.date(onDay)}</State>}
          />
        ))}
      </Rows>
    </Card>
  )
}

function Causes({ w, causes }: { w: Speech; causes: readonly CauseRow[] }) {
  const words = w.improvement
  if (causes.length === 0) return null
  return (
    <Card title={words.causes} id="causes" flush>
      <Rows pair>
        {causes.map(({ text, family }) => (
          <Row title={text} context={words.cause.families[family as CauseFamily]} />
        ))}
      </Rows>
    </Card>
  )
}

function Actions({ w, actions, today }: { w: Speech; actions: readonly ActionRow[]; today: string }) {
  const words = w.improvement
  if (actions.length === 0) return null
  return (
    <Card title={words.actions} id="actions" flush>
      <Rows pair>
        {actions.map(({ what, ownerName, dueOn, doneOn }) => (
          <Row
            title={what}
            context={ownerName ?? words.nobody}
            state={
              doneOn === null ? (
                <State tone={dueOn < today ? 'bad' : 'warn'}>{w.format.date(dueOn)}</State>
              ) : (
                <State tone="ok">{w.format.date(doneOn)}</State>
              )
            }
          />
        ))}
      </Rows>
    </Card>
  )
}

function Reopening({ w, ticket, states }: TicketProps) {
  const words = w.improvement.reopening
  return (
    <Confirm
      w={w}
      id="reopen"
      title={words.title}
      action={paths.improvement.reopening(ticket.id)}
      verb={words.verb}
      keep={words.keep}
      tone="primary"
    >
      <AreaField w={w} state={states.reopen} name="reason" label={words.reason} rows={3} />
    </Confirm>
  )
}
