import type { SessionFrameRow } from '#db/sessions/frame.ts'
import { paths } from '#paths.ts'
import { CompanyField } from '#views/people/person-form.tsx'
import { Alert } from '#views/ui/alert.tsx'
import { Button, LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { HiddenFields } from '#views/ui/hidden.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { type Column, Table } from '#views/ui/table.tsx'
import { AreaField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'
import { SessionFrame, type SessionTab } from './frame.tsx'

type Candidate = { id: string; name: string; context: string }

/** A line as it was read, and what is known of who it may be. */
export type ListedLine = {
  line: number
  name: string
  email: string
  known: Candidate | null
  possible: readonly Candidate[]
  isThere: boolean
  /** No seat is left for them. */
  waits: boolean
}

type SeveralProps = {
  w: Speech
  session: SessionFrameRow
  tabs: readonly SessionTab[]
  state: FormState
  /** What was read of the list, once there is one. */
  lines?: readonly ListedLine[] | undefined
  unread?: readonly number[] | undefined
}

/** The people of a company in one paste: the list, then what it means, then one click. */
export function EnrolSeveralPage({ w, session, tabs, state, lines, unread = [] }: SeveralProps) {
  return (
    <SessionFrame w={w} session={session} current="enrolments" tabs={tabs}>
      {lines === undefined ? (
        <PasteForm w={w} session={session} state={state} />
      ) : (
        <Preview w={w} session={session} state={state} lines={lines} unread={unread} />
      )}
    </SessionFrame>
  )
}

function PasteForm({ w, session, state }: Pick<SeveralProps, 'w' | 'session' | 'state'>) {
  const form = { w, state }
  return (
    <div class="cols near">
      <div>
        <h2>{w.enrolments.severalTitle}</h2>
        <p>{w.enrolments.severalLead}</p>
        <Form w={w} id="several-list" action={paths.enrolments.several(session.id)} state={state}>
          <CompanyField {...form} label={w.enrolments.severalCompany} hint={w.enrolments.companyOptional} />
          <AreaField
            {...form}
            name="people"
            label={w.enrolments.severalPeople}
            hint={w.enrolments.severalHint}
            rows={10}
          />
          <SubmitBar w={w} verb={w.enrolments.preview} cancel={paths.sessions.enrolments(session.id)} />
        </Form>
      </div>
    </div>
  )
}

type PreviewProps = Pick<SeveralProps, 'w' | 'session' | 'state'> & {
  lines: readonly ListedLine[]
  unread: readonly number[]
}

function Preview({ w, session, state, lines, unread }: PreviewProps) {
  const left = session.seatsMax - session.taken
  const coming = lines.filter(({ isThere }) => !isThere).length
  return (
    <>
      <h2>{w.enrolments.previewTitle(coming)}</h2>
      <p>{w.enrolments.previewLead}</p>
      {unread.length > 0 && <Alert tone="warn" role="alert" title={w.enrolments.unread(unread.join(', '))} />}
      {coming > left && <Alert tone="warn" title={w.enrolments.tooFew(left, coming)} />}
      <form id="several" method="post" action={paths.enrolments.several(session.id)} class="stacked wide4">
        <HiddenFields values={{ people: textOf(state, 'people'), company: textOf(state, 'company'), step: 'enrol' }} />
        <Card flush label={w.enrolments.previewTitle(coming)}>
          <ListedTable w={w} lines={lines} />
        </Card>
        <div>
          <Button tone="primary">{w.enrolments.enrolAll(coming)}</Button>{' '}
          <LinkButton tone="quiet" href={paths.sessions.enrolments(session.id)}>
            {w.ui.cancel}
          </LinkButton>
        </div>
      </form>
      <details>
        <summary>{w.enrolments.changeList}</summary>
        <PasteForm w={w} session={session} state={state} />
      </details>
    </>
  )
}

/** Each line, and what will be done of it. */
export const ListedTable = ({ w, lines }: { w: Speech; lines: readonly ListedLine[] }) => (
  <Table
    w={w}
    label={w.enrolments.severalPeople}
    columns={columnsOf(w)}
    items={lines}
    id={({ line }) => String(line)}
    name={({ name }) => name}
  />
)

const columnsOf = (w: Speech): Column<ListedLine>[] => [
  {
    key: 'name',
    label: w.enrolments.name,
    cell: ({ name, email }) => (
      <>
        {name}
        <small>{email}</small>
      </>
    ),
  },
  {
    key: 'what',
    label: w.enrolments.resolution,
    cell: (line) => (
      <>
        <Resolution w={w} line={line} />
        {line.waits && <small>{w.enrolments.willWait}</small>}
      </>
    ),
  },
]

function Resolution({ w, line }: { w: Speech; line: ListedLine }) {
  if (line.isThere) return <>{w.enrolments.isThere}</>
  if (line.known) return <>{w.enrolments.isKnown(line.known.name)}</>
  if (line.possible.length === 0) return <>{w.enrolments.isNew}</>
  return (
    <select class="input" name="who" aria-label={w.enrolments.whoIs(line.name)}>
      {line.possible.map(({ id, name, context }) => (
        <option value={`${line.line}:${id}`}>{w.enrolments.asKnown(name, context)}</option>
      ))}
      <option value={`${line.line}:new`}>{w.enrolments.asSomebodyNew}</option>
    </select>
  )
}

const textOf = ({ values }: FormState, name: string): string => [values[name] ?? ''].flat()[0] ?? ''
