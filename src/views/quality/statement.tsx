import type { StatementRow } from '#db/quality/statements.ts'
import type { Answer } from '#domain/quality/statement/form.ts'
import type { Headcount } from '#domain/quality/statement/lines.ts'
import type { Reading } from '#domain/quality/statement/reading.ts'
import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { LinkButton, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import type { FormState } from '#views/ui/form.tsx'
import { KeyValues } from '#views/ui/key-values.tsx'
import { Live } from '#views/ui/live.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { Badge } from '#views/ui/state.tsx'
import type { Speech } from '#words/words.ts'
import { readingPairs } from './reading.tsx'
import { coverOf } from './statement-cover.ts'
import { StatementIssues, type ToComplete } from './statement-issues.tsx'

type StatementProps = {
  w: Speech
  statement: StatementRow
  answer: Answer | null
  toComplete: ToComplete
  refused: (FormState & { subject: string }) | null
  /** What the same year is counted from again, for whoever may. */
  again: Record<string, string> | null
}
type Code = keyof Speech['quality']['statement']['lines']
type Frame = keyof Speech['quality']['statement']['frames']

const money: Readonly<Record<'C' | 'D', readonly Code[]>> = {
  C: [
    ...(['C1', 'C2a', 'C2b', 'C2c', 'C2d', 'C2e', 'C2f', 'C2g', 'C2h', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7'] as const),
    ...(['C8', 'C9', 'C10', 'C11', 'CT', 'CP'] as const),
  ],
  D: ['DT', 'D1', 'D2'],
}
const people: Readonly<Record<'E' | 'F1' | 'F2' | 'F3' | 'G', readonly Code[]>> = {
  E: ['E1', 'E2'],
  F1: ['F1a', 'F1b', 'F1c', 'F1d', 'F1e', 'F1T'],
  F2: ['F2'],
  F3: ['F3a', 'F3a.68', 'F3a.5', 'F3a.4', 'F3a.3', 'F3a.2', 'F3a.cqp', 'F3b', 'F3c', 'F3d', 'F3e', 'F3f', 'F3T'],
  G: ['G'],
}

/** What a figure opens: the trainees it counts. */
const opened: Partial<Record<Code, readonly [by: string, value: string]>> = {
  F1a: ['status', 'private_employee'],
  F1b: ['status', 'apprentice'],
  F1c: ['status', 'job_seeker'],
  F1d: ['status', 'individual'],
  F1e: ['status', 'other'],
  F3a: ['purpose', 'RNCP'],
  F3b: ['purpose', 'RS'],
  F3c: ['purpose', 'CQP'],
  F3d: ['purpose', 'none'],
  F3e: ['purpose', 'BC'],
  F3f: ['purpose', 'VAE'],
  G: ['status', 'received'],
}

export function StatementPage(props: StatementProps) {
  const { w, statement, answer, again } = props
  const words = w.quality.statement
  const address = paths.quality.statement(statement.id)
  return (
    <Live topics="quality" address={address}>
      <PageHead
        title={words.title}
        lead={words.year(w.format.date(statement.fromDay), w.format.date(statement.toDay))}
        facts={[
          ...(statement.number
            ? [{ icon: 'landmark' as const, text: words.under(statement.number, coverOf(w, statement)) }]
            : []),
          { icon: 'clock', text: words.countedOn(w.format.moment(statement.at)) },
        ]}
        actions={
          answer && (
            <>
              {again && (
                <PostButton action={paths.quality.statements} fields={again}>
                  {words.again}
                </PostButton>
              )}
              <LinkButton href={paths.quality.statementSheet(statement.id)}>{words.sheet}</LinkButton>
              <LinkButton href={paths.quality.difference(statement.id)}>{words.compare}</LinkButton>
              <LinkButton href={paths.quality.statementFile(statement.id, 'pdf')} icon="download" download>
                {words.pdf}
              </LinkButton>
              <LinkButton href={paths.quality.statementFile(statement.id, 'csv')} download>
                {words.csv}
              </LinkButton>
              <LinkButton href={paths.quality.statementFile(statement.id, 'json')} download>
                {words.json}
              </LinkButton>
            </>
          )
        }
      />
      {answer ? <Counted {...props} id={statement.id} answer={answer} /> : <Alert tone="info" title={words.running} />}
    </Live>
  )
}

type CountedProps = { w: Speech; id: string; answer: Answer }
type WholeProps = CountedProps & Pick<StatementProps, 'statement' | 'toComplete' | 'refused'>

function Counted(props: WholeProps) {
  const { w, id, answer, statement, toComplete, refused } = props
  const words = w.quality.statement
  return (
    <>
      <Alert tone="info" title={words.provisional} />
      <Alert tone="info" title={words.pricesOnly} />
      {answer.guessed > 0 && <Alert tone="warn" title={words.guessed(w.format.number(answer.guessed))} />}
      <div class="cols">
        <div class="stacked wide6">
          <MoneyFrame {...props} frame="C" />
          <MoneyFrame {...props} frame="D" />
          <PeopleFrame {...props} frame="E" />
          <PeopleFrame {...props} frame="F1" />
          <PeopleFrame {...props} frame="F2" />
          <PeopleFrame {...props} frame="F3" />
          <Specialities {...props} />
          <PeopleFrame {...props} frame="G" />
        </div>
        <div>
          <StatementIssues w={w} statementId={id} {...toComplete} refused={refused} />
          <Checks w={w} answer={answer} />
          <Card title={words.reading.title} id="reading">
            <KeyValues pairs={readingPairs(w, JSON.parse(statement.reading) as Reading)} />
          </Card>
        </div>
      </div>
    </>
  )
}

function MoneyFrame({ w, answer, frame }: CountedProps & { frame: 'C' | 'D' }) {
  const words = w.quality.statement
  return (
    <FrameTable w={w} frame={frame} heads={[words.euros]}>
      {money[frame].map((code) => (
        <tr>
          <th scope="row">{`${code} · ${words.lines[code]}`}</th>
          <td class="end">{w.format.number(Number(figureOf(answer, code)))}</td>
        </tr>
      ))}
    </FrameTable>
  )
}

function PeopleFrame({ w, id, answer, frame }: CountedProps & { frame: keyof typeof people }) {
  const words = w.quality.statement
  return (
    <FrameTable w={w} frame={frame} heads={[words.people, words.hours]}>
      {people[frame].map((code) => (
        <HeadcountRow
          w={w}
          label={`${code} · ${words.lines[code]}`}
          value={figureOf(answer, code) as Headcount}
          href={behind(id, opened[code])}
        />
      ))}
    </FrameTable>
  )
}

function Specialities({ w, id, answer }: CountedProps) {
  const words = w.quality.statement
  const { lines } = answer
  return (
    <FrameTable w={w} frame="F4" heads={[words.people, words.hours]}>
      {lines.F4.map((line) => (
        <HeadcountRow w={w} label={words.nsf(line.nsf)} value={line} href={behind(id, ['nsf', line.nsf])} />
      ))}
      <HeadcountRow w={w} label={words.lines['F4.autres']} value={lines['F4.autres']} href={undefined} />
      <HeadcountRow w={w} label={words.lines.F4T} value={lines.F4T} href={undefined} />
    </FrameTable>
  )
}

function FrameTable(props: { w: Speech; frame: Frame; heads: readonly string[]; children?: unknown }) {
  const words = props.w.quality.statement
  const title = words.frames[props.frame]
  return (
    <Card title={title} id={`frame-${props.frame}`} flush>
      <table class="table dense">
        <thead>
          <tr>
            <th scope="col">{words.line}</th>
            {props.heads.map((head) => (
              <th scope="col" class="end">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{props.children}</tbody>
      </table>
    </Card>
  )
}

type HeadcountRowProps = { w: Speech; label: string; value: Headcount; href: string | undefined }

function HeadcountRow({ w, label, value, href }: HeadcountRowProps) {
  const count = w.format.number(value.count)
  return (
    <tr>
      <th scope="row">{label}</th>
      <td class="end">
        {href && value.count > 0 ? (
          <a href={href} aria-label={`${label} : ${count}`}>
            {count}
          </a>
        ) : (
          count
        )}
      </td>
      <td class="end">{w.format.number(value.hours)}</td>
    </tr>
  )
}

function Checks({ w, answer }: { w: Speech; answer: Answer }) {
  const words = w.quality.statement
  const rules: Readonly<Record<string, string>> = words.rules
  return (
    <Card title={words.checks} id="checks" flush>
      <Rows pair>
        {answer.checks.map(({ rule, level, holds }) => (
          <Row
            title={rules[rule] ?? rule}
            context={rule}
            state={<Badge tone={toneOf(level, holds)}>{holds ? words.holds : words.fails}</Badge>}
          />
        ))}
      </Rows>
    </Card>
  )
}

const toneOf = (level: string, holds: boolean) => (holds ? 'ok' : level === 'error' ? 'bad' : 'warn')

const figureOf = ({ lines }: Answer, code: Code) => lines[code as keyof typeof lines]

const behind = (id: string, open: readonly [by: string, value: string] | undefined): string | undefined =>
  open && paths.quality.behind(id, open[0], open[1])
