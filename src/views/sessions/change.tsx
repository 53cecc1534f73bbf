import type { Child } from 'hono/jsx'
import type { SessionFrameRow } from '#db/sessions/frame.ts'
import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { LinkButton, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import type { Speech } from '#words/words.ts'
import { type Clash, ConflictList } from './conflicts.tsx'
import { type Consequence, ConsequenceRows } from './consequences.tsx'

type ChangeProps = {
  w: Speech
  session: SessionFrameRow
  title: string
  lead: string
  action: string
  verb: string
  tone?: 'danger' | undefined
  /** What the way out keeps. */
  keep?: string | undefined
  hidden?: Record<string, string>
  state: FormState
  clash?: Clash | undefined
  consequences: readonly Consequence[]
  /** What was done before, and the way back. */
  undo?: { said: string; verb: string; action: string } | undefined
  children?: Child
}

/** A change of the whole session: what follows is read before it is confirmed. */
export function ChangePage(props: ChangeProps) {
  const { w, session, state, consequences } = props
  const { moves } = w.sessions
  return (
    <>
      <PageHead title={props.title} lead={props.lead} facts={[{ icon: 'tag', text: session.code }]} />
      {props.undo && (
        <Alert title={props.undo.said} action={<PostButton action={props.undo.action}>{props.undo.verb}</PostButton>} />
      )}
      <div class="cols">
        <div>
          <Form w={w} state={state} id="change-form" action={props.action} hidden={props.hidden}>
            <ConflictList w={w} clash={props.clash} />
            {props.children}
            <SubmitBar w={w} verb={props.verb} tone={props.tone}>
              <LinkButton tone="quiet" href={paths.sessions.one(session.id)}>
                {props.keep ?? w.ui.cancel}
              </LinkButton>
            </SubmitBar>
          </Form>
        </div>
        <div>
          <Card title={moves.consequences} id="consequences" flush footer={moves.undoable}>
            <ConsequenceRows w={w} consequences={consequences} />
          </Card>
        </div>
      </div>
    </>
  )
}
