import type { StatementRow } from '#db/quality/statements.ts'
import type { Answer } from '#domain/quality/statement/form.ts'
import type { Reading } from '#domain/quality/statement/reading.ts'
import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { LinkButton, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import type { FormState } from '#views/ui/form.tsx'
import { KeyValues } from '#views/ui/key-values.tsx'
import { Live } from '#views/ui/live.tsx'
import { Menu, MenuLink } from '#views/ui/menu.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { Badge } from '#views/ui/state.tsx'
import type { Speech } from '#words/words.ts'
import { readingPairs } from './reading.tsx'
import { coverOf } from './statement-cover.ts'
import { StatementFrames } from './statement-frames.tsx'
import { StatementIssues, type ToComplete } from './statement-issues.tsx'

type StatementProps = {
  w: Speech
  statement: StatementRow
  answer: Answer | null
  /** Whether a box opens what it is made of. */
  opens: (box: string) => boolean
  /** Of a trainee, on average. */
  hours: { mean: number; isPlausible: boolean } | null
  toComplete: ToComplete
  refused: (FormState & { subject: string }) | null
  /** What the same year is counted from again, for whoever may. */
  again: Record<string, string> | null
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
              <LinkButton href={paths.quality.statementFile(statement.id, 'pdf')} icon="download" download>
                {words.pdf}
              </LinkButton>
              <Menu id="statement-files" label={words.files}>
                <MenuLink href={paths.quality.difference(statement.id)}>{words.compare}</MenuLink>
                <MenuLink href={paths.quality.formerYear(statement.id)}>{words.compareYears}</MenuLink>
                <MenuLink href={paths.quality.statementFile(statement.id, 'csv')}>{words.csv}</MenuLink>
                <MenuLink href={paths.quality.statementFile(statement.id, 'json')}>{words.json}</MenuLink>
              </Menu>
            </>
          )
        }
      />
      {answer ? <Counted {...props} id={statement.id} answer={answer} /> : <Alert tone="info" title={words.running} />}
    </Live>
  )
}

type CountedProps = { w: Speech; id: string; answer: Answer }
type WholeProps = CountedProps & Pick<StatementProps, 'statement' | 'opens' | 'hours' | 'toComplete' | 'refused'>

function Counted(props: WholeProps) {
  const { w, id, answer, statement, toComplete, refused } = props
  const words = w.quality.statement
  return (
    <>
      {answer.guessed > 0 && (
        <Alert
          tone="warn"
          title={words.guessed(w.format.number(answer.guessed))}
          action={<LinkButton href="#issues">{words.issues.title}</LinkButton>}
        />
      )}
      <div class="cols">
        <StatementFrames {...props} />
        <div>
          <StatementIssues w={w} statementId={id} {...toComplete} refused={refused} />
          <Checks {...props} />
          <Card title={words.reading.title} id="reading">
            <p class="mute">{words.provisional}</p>
            <KeyValues pairs={readingPairs(w, JSON.parse(statement.reading) as Reading)} />
          </Card>
        </div>
      </div>
    </>
  )
}

function Checks(props: WholeProps) {
  const { w, answer, hours } = props
  const words = w.quality.statement
  const rules: Readonly<Record<string, string>> = words.rules
  return (
    <Card title={words.checks} id="checks" flush>
      <Rows pair>
        {answer.checks.map(({ rule, level, holds }) => (
          <Row
            title={rules[rule] ?? rule}
            context={holds ? signsOf(rule) : <Boxes {...props} rule={rule} />}
            state={<Badge tone={toneOf(level, holds)}>{holds ? words.holds : words.fails}</Badge>}
          />
        ))}
        {hours && (
          <Row
            title={words.meanHours(w.format.duration(Math.round(hours.mean * 60)))}
            href={paths.quality.behind(props.id, 'F1T')}
            state={
              <Badge tone={toneOf('info', hours.isPlausible)}>{hours.isPlausible ? words.holds : words.fails}</Badge>
            }
          />
        )}
      </Rows>
    </Card>
  )
}

/** The boxes that do not go together, each with its figure and what it is made of. */
function Boxes({ w, id, answer, opens, rule }: WholeProps & { rule: string }) {
  const words = w.quality.statement
  return (
    <>
      {(rule.match(/[A-G][\dT]*[a-zT]?/g) ?? []).map((code, at) => {
        const figure = answer.lines[code as 'C1' | 'F1T']
        const text = typeof figure === 'number' ? w.format.number(figure) : bothOf(w, figure)
        return (
          <>
            {at > 0 && ', '}
            {opens(code) ? (
              <a href={paths.quality.behind(id, code)}>{words.boxIs(code, text)}</a>
            ) : (
              words.boxIs(code, text)
            )}
          </>
        )
      })}
    </>
  )
}

const bothOf = (w: Speech, { count, hours }: { count: number; hours: number }): string =>
  w.quality.statement.both(w.format.number(count), w.format.number(hours))

/** A rule as mathematicians write it. */
const signsOf = (rule: string): string =>
  rule.replace('|', ' / ').replaceAll(/<=>|=>|<=|=/g, (sign) => ` ${signs[sign] ?? sign} `)

const signs: Readonly<Record<string, string>> = { '<=>': '⇔', '=>': '⇒', '<=': '≤' }

const toneOf = (level: string, holds: boolean) => (holds ? 'ok' : level === 'error' ? 'bad' : 'warn')
