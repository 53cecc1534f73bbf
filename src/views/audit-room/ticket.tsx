import type { ActionRow, CauseRow, ClosureRow } from '#db/quality/tickets-steps.ts'
import type { CauseFamily, TicketKind } from '#domain/quality/tickets/kinds.ts'
import { Card } from '#views/ui/card.tsx'
import { KeyValues } from '#views/ui/key-values.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { State } from '#views/ui/state.tsx'
import type { Speech } from '#words/words.ts'

export type ShownTicket = {
  kind: string
  title: string
  receivedOn: string
  siteName: string | null
  acknowledgedOn: string | undefined
  /** What the house has answered, without the name of whoever was answered. */
  reply: string
  causes: readonly CauseRow[]
  actions: readonly ActionRow[]
  closures: readonly ClosureRow[]
}

/** What was done about a difficulty, from its cause to its effect: nothing of who told it. */
export function TicketCards({ w, ticket }: { w: Speech; ticket: ShownTicket }) {
  const { improvement: words, format } = w
  const { kind, title, receivedOn, siteName, acknowledgedOn, reply, causes, actions, closures } = ticket
  return (
    <>
      <Card title={words.kinds[kind as TicketKind]} id="ticket">
        <KeyValues
          pairs={[
            [w.auditRoom.reader.asked, title],
            [w.auditRoom.reader.receivedOn, format.date(receivedOn)],
            [
              words.steps.acknowledged,
              acknowledgedOn && [format.date(acknowledgedOn), reply].filter(Boolean).join(' · '),
            ],
            [words.site, siteName],
          ]}
        />
      </Card>
      {causes.length > 0 && (
        <Card title={words.causes} id="causes" flush>
          <Rows pair>
            {causes.map(({ text, family }) => (
              <Row title={text} context={words.cause.families[family as CauseFamily]} />
            ))}
          </Rows>
        </Card>
      )}
      {actions.length > 0 && (
        <Card title={words.actions} id="actions" flush>
          <Rows pair>
            {actions.map((action) => (
              <ActionLine w={w} action={action} />
            ))}
          </Rows>
        </Card>
      )}
      {closures.length > 0 && (
        <Card title={w.auditRoom.reader.closing} id="closing" flush>
          <Rows pair>
            {closures.map((closure) => (
              <ClosureLine w={w} closure={closure} />
            ))}
          </Rows>
        </Card>
      )}
    </>
  )
}

function ActionLine({ w, action }: { w: Speech; action: ActionRow }) {
  const { what, word, ownerName, dueOn, doneOn } = action
  return (
    <Row
      title={what}
      context={[ownerName, w.auditRoom.reader.dueOn(w.format.date(dueOn)), word].filter(Boolean).join(' · ')}
      state={doneOn && <State tone="ok">{w.auditRoom.reader.doneOn(w.format.date(doneOn))}</State>}
    />
  )
}

function ClosureLine({ w, closure }: { w: Speech; closure: ClosureRow }) {
  const { steps } = w.improvement
  const { onDay, word, checkOn, checkedAt, effective, checkWord } = closure
  const planned = checkedAt === null && checkOn !== '' && steps.checkPlanned(w.format.date(checkOn))
  return (
    <Row
      title={word || w.auditRoom.reader.closedOn(w.format.date(onDay))}
      context={[word && w.auditRoom.reader.closedOn(w.format.date(onDay)), checkWord, planned]
        .filter(Boolean)
        .join(' · ')}
      state={
        checkedAt !== null && (
          <State tone={effective === 1 ? 'ok' : 'bad'}>{effective === 1 ? steps.effective : steps.ineffective}</State>
        )
      }
    />
  )
}
