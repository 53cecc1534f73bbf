import type { Child } from 'hono/jsx'
import type { Departure } from '#domain/organisations/departure.ts'
import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { LinkButton, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import type { IconName } from '#views/ui/icon-names.ts'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'

type LeavingProps = { w: Speech; name: string; departure: Departure | null; state: FormState }

export function LeavingPage({ w, name, departure, state }: LeavingProps) {
  const { departure: words } = w
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      {departure && (
        <DepartureAlert w={w} departure={departure} action={departure.begunAt === null && <Withdraw w={w} />} />
      )}
      {state.problem && <Alert tone="bad" title={state.problem} role="alert" />}
      <div class="cols near">
        <div>
          <Card title={words.exportTitle} id="export" note={words.exportHolds} flush>
            <Steps
              icons={['file-spreadsheet', 'file-text', 'hash', 'lock']}
              texts={[...words.exportFacts, words.exportPersonal]}
            />
            <footer>
              {/* The browser itself receives the file: a script would hold all of it in memory. */}
              <PostButton action={paths.leavingExport} icon="download" tone="primary" hx-boost="false">
                {words.export}
              </PostButton>
              <LinkButton href={paths.chores.archive}>{w.chores.archiveTitle}</LinkButton>
            </footer>
          </Card>
          {!departure && <Leave w={w} name={name} state={{ ...state, problem: undefined }} />}
        </div>
      </div>
    </>
  )
}

/** Said wherever the owner looks at the organisation, until it has left or stays. */
export function DepartureAlert({ w, departure, action }: { w: Speech; departure: Departure; action?: Child }) {
  const { departure: words } = w
  if (departure.begunAt !== null) return <Alert tone="warn" title={words.begun} icon="door-open" />
  return (
    <Alert
      tone="warn"
      icon="door-open"
      title={words.leavingOn(w.format.day(departure.dueAt))}
      action={action ?? <LinkButton href={paths.leaving}>{words.see}</LinkButton>}
    >
      {words.leavingFollows}
    </Alert>
  )
}

function Leave({ w, name, state }: { w: Speech; name: string; state: FormState }) {
  const { departure: words } = w
  const form = { w, state }
  return (
    <>
      <Card title={words.follows} id="follows" flush>
        <Steps icons={['calendar', 'eraser', 'archive']} texts={words.steps} />
      </Card>
      <Form {...form} id="leave-form" action={paths.leaving}>
        <TextField {...form} name="name" label={words.name} hint={words.nameHint(name)} autocomplete="off" />
        <SubmitBar w={w} verb={words.leave} tone="danger" cancel={paths.settings} />
      </Form>
    </>
  )
}

const Withdraw = ({ w }: { w: Speech }) => (
  <PostButton action={paths.leavingWithdrawal} icon="undo-2">
    {w.departure.withdraw}
  </PostButton>
)

function Steps({ icons, texts }: { icons: readonly IconName[]; texts: readonly string[] }) {
  return (
    <Rows>
      {texts.map((text, at) => (
        <Row icon={icons[at]} title={text} />
      ))}
    </Rows>
  )
}
