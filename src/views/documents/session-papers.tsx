import type { SessionFrameRow } from '#db/sessions/frame.ts'
import type { PaperKindName } from '#domain/documents/kinds.ts'
import type { PaperState } from '#domain/documents/paper.ts'
import { paths } from '#paths.ts'
import { SessionFrame, type SessionTab } from '#views/sessions/frame.tsx'
import { withParameters } from '#views/ui/address.ts'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { Live } from '#views/ui/live.tsx'
import { Menu, MenuLink } from '#views/ui/menu.tsx'
import { Pager } from '#views/ui/pager.tsx'
import { State } from '#views/ui/state.tsx'
import { type Column, Table } from '#views/ui/table.tsx'
import type { Speech } from '#words/words.ts'
import { ReissueAlert } from './reissue-alert.tsx'
import { PaperBadge } from './states.tsx'

export type PaperCell = { paperId: string; number: string; state: PaperState } | null
export type PaperLine = {
  key: string
  name: string
  note: string
  cells: Readonly<Partial<Record<PaperKindName, PaperCell>>>
}
export type PaperSection = {
  id: 'forSession' | 'forCompanies' | 'forPeople' | 'forTrainers'
  kinds: readonly PaperKindName[]
  lines: readonly PaperLine[]
}

type SessionPapersProps = {
  w: Speech
  session: SessionFrameRow
  tabs: readonly SessionTab[]
  sections: readonly PaperSection[]
  /** The kinds that its programme asks of each session. */
  expected: readonly string[]
  next: string | undefined
  mayEdit: boolean
  /** A change of days has voided some of them. */
  isStale: boolean
}

/** What should exist for a session, for whom, and what has become of each. */
export function SessionPapersPage({
  w,
  session,
  tabs,
  sections,
  expected,
  next,
  mayEdit,
  isStale,
}: SessionPapersProps) {
  const address = paths.sessions.papers(session.id)
  return (
    <SessionFrame w={w} session={session} current="papers" tabs={tabs}>
      <Live topics="papers" address={address}>
        <div class="stacked">
          {mayEdit && isStale && <ReissueAlert w={w} session={session.id} />}
          {sections.map((section) => (
            <Card
              id={section.id}
              title={w.papers[section.id]}
              flush
              actions={
                mayEdit && section.lines.length > 0 && <IssueMenu w={w} session={session.id} section={section} />
              }
            >
              {section.lines.length > 0 ? (
                <SectionTable w={w} session={session.id} {...{ section, expected, mayEdit }} />
              ) : (
                <Empty icon="users" title={w.papers.nobody} />
              )}
            </Card>
          ))}
          {next && <Pager w={w} previous={undefined} next={withParameters(address, { after: next })} />}
        </div>
      </Live>
    </SessionFrame>
  )
}

function IssueMenu({ w, session, section }: { w: Speech; session: string; section: PaperSection }) {
  return (
    <Menu id={`issue-${section.id}`} label={w.papers.issue} icon="file-pen" text={w.papers.issue}>
      {section.kinds.map((kind) => (
        <MenuLink href={withParameters(paths.papers.issue(session), { kind })}>{w.papers.kinds[kind]}</MenuLink>
      ))}
    </Menu>
  )
}

type SectionProps = {
  w: Speech
  session: string
  section: PaperSection
  expected: readonly string[]
  mayEdit: boolean
}

function SectionTable({ w, session, section, expected, mayEdit }: SectionProps) {
  const { papers: words } = w
  const first: Column<PaperLine> = {
    key: 'name',
    label: {
      forSession: words.session,
      forCompanies: words.company,
      forPeople: words.person,
      forTrainers: words.trainer,
    }[section.id],
    cell: ({ name, note }) => (
      <>
        {name}
        {note && <small>{note}</small>}
      </>
    ),
  }
  const others = section.kinds.map(
    (kind): Column<PaperLine> => ({
      key: kind,
      label: words.kinds[kind],
      cell: (line) => <Cell {...{ w, session, kind, line, mayEdit }} isExpected={expected.includes(kind)} />,
    }),
  )
  return (
    <Table
      w={w}
      label={`${words[section.id]} : ${words.list}`}
      columns={[first, ...others]}
      items={section.lines}
      id={({ key }) => `${section.id}-${key}`}
      name={({ name }) => name}
    />
  )
}

type CellProps = {
  w: Speech
  session: string
  kind: PaperKindName
  line: PaperLine
  isExpected: boolean
  mayEdit: boolean
}

function Cell({ w, session, kind, line, isExpected, mayEdit }: CellProps) {
  const cell = line.cells[kind]
  if (cell === undefined) return null
  if (cell) {
    return (
      <a href={paths.papers.one(cell.paperId)} aria-label={`${cell.number}, ${w.papers.states[cell.state]}`}>
        <PaperBadge w={w} state={cell.state} />
      </a>
    )
  }
  if (!mayEdit) return <span>{w.papers.states.missing}</span>
  return (
    <a
      href={withParameters(paths.papers.issue(session), { kind, ...(line.key === session ? {} : { for: line.key }) })}
      aria-label={w.papers.issueFor(w.papers.kinds[kind], line.name)}
    >
      {isExpected ? <State tone="warn">{w.papers.toIssue}</State> : w.papers.issue}
    </a>
  )
}
