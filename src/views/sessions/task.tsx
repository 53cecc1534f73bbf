import type { SessionFrameRow } from '#db/sessions/frame.ts'
import { paths } from '#paths.ts'
import { ColleagueField } from '#views/registers/colleagues.tsx'
import { PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Form, type FormState, Pair, Part } from '#views/ui/form.tsx'
import { KeyValues } from '#views/ui/key-values.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Badge } from '#views/ui/state.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import { DateField } from '#views/ui/time-fields.tsx'
import type { Speech } from '#words/words.ts'
import { type ShownTask, titleOf, tones } from './tasks.tsx'

type TaskProps = {
  w: Speech
  task: ShownTask
  session: string
  mayEdit: boolean
  editing: FormState
  closing: FormState
}

export function TaskPage({ w, task, session, mayEdit, editing, closing }: TaskProps) {
  return (
    <div class="stacked wide6">
      <PageHead
        title={titleOf(w, task)}
        state={<Badge tone={tones[task.state]}>{w.tasks.states[task.state]}</Badge>}
        lead={<a href={paths.sessions.tasks(task.sessionId)}>{session}</a>}
        actions={
          mayEdit &&
          task.closedAt !== null && <PostButton action={paths.tasks.reopening(task.id)}>{w.tasks.reopen}</PostButton>
        }
      />
      <div class="cols">
        <div>
          <Card title={w.tasks.about} id="about">
            <KeyValues pairs={factsOf(w, task)} />
          </Card>
        </div>
        {mayEdit && task.closedAt === null && (
          <div>
            <Form w={w} state={closing} action={paths.tasks.closure(task.id)}>
              <Part title={w.tasks.close}>
                <TextField w={w} state={closing} name="word" label={w.tasks.word} hint={w.tasks.wordHint} optional />
              </Part>
              <SubmitBar w={w} verb={w.tasks.close} />
            </Form>
            <Form w={w} state={editing} action={paths.tasks.one(task.id)} hidden={{ version: task.version.toString() }}>
              <Part title={w.tasks.change}>
                <DateField w={w} state={editing} name="dueOn" label={w.tasks.dueOn} />
                <Worker w={w} state={editing} />
              </Part>
              <SubmitBar w={w} verb={w.tasks.save} />
            </Form>
          </div>
        )}
      </div>
    </div>
  )
}

type NewTaskProps = { w: Speech; session: SessionFrameRow; state: FormState; id: string }

export function NewTaskPage({ w, session, state, id }: NewTaskProps) {
  return (
    <>
      <PageHead title={w.tasks.write} lead={session.title} />
      <div class="cols near">
        <Form w={w} state={state} action={paths.sessions.tasks(session.id)} hidden={{ id }}>
          <TextField w={w} state={state} name="title" label={w.tasks.title} hint={w.tasks.titleHint} />
          <Pair>
            <DateField w={w} state={state} name="dueOn" label={w.tasks.dueOn} />
            <Worker w={w} state={state} />
          </Pair>
          <SubmitBar w={w} verb={w.tasks.write} cancel={paths.sessions.tasks(session.id)} />
        </Form>
      </div>
    </>
  )
}

/** By name; left empty, whoever looks after the session. */
export const Worker = ({ w, state }: { w: Speech; state: FormState }) => (
  <ColleagueField
    w={w}
    state={state}
    name="worker"
    label={w.tasks.owner}
    hint={w.tasks.ownerHint}
    from={paths.agenda.colleagues}
    optional
  />
)

function factsOf(w: Speech, task: ShownTask): [string, string | undefined][] {
  return [
    [w.tasks.dueOn, w.format.longDate(task.dueOn)],
    [w.tasks.owner, task.ownerName ?? w.tasks.nobody],
    [w.tasks.closedOn, task.closedAt === null ? undefined : w.format.day(task.closedAt)],
    [
      w.tasks.closedBy,
      task.closedAt === null ? undefined : task.closedByEvent ? w.tasks.byItself : (task.closedBy ?? undefined),
    ],
    [w.tasks.word, task.closedWord || undefined],
  ]
}
