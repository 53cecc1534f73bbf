import type { Issues, SessionIssue } from '#domain/quality/statement/issues.ts'
import { paths } from '#paths.ts'
import { Button } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { SelectField } from '#views/ui/select-fields.tsx'
import { Badge } from '#views/ui/state.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'

export type ToComplete = {
  issues: Issues
  programmes: readonly { id: string; title: string; nsf: string; level: number | null }[]
  persons: readonly { id: string; givenName: string; familyName: string; category: string | null }[]
  may: { programmes: boolean; persons: boolean }
}

type Props = ToComplete & { w: Speech; statementId: string; refused: (FormState & { subject: string }) | null }
type What = 'nsf' | 'level' | 'status'

/** What is missing from the year, each thing said on the spot. */
export function StatementIssues(props: Props) {
  const { w, issues, programmes, persons, may } = props
  const words = w.quality.statement.issues
  const unfiled = programmes.filter(({ id }) => issues.nsf.includes(id))
  const unlevelled = programmes.filter(({ id }) => issues.level.includes(id))
  if (Object.values(issues).every((some) => some.length === 0)) return null
  return (
    <Card title={words.title} id="issues" note={words.note} flush>
      <Rows pair>
        {unfiled.map(({ id, title, nsf }) => (
          <Issue
            {...props}
            what="nsf"
            id={id}
            said={nsf}
            label={title}
            href={paths.catalogue.edit(id)}
            mayFix={may.programmes}
          />
        ))}
        {unlevelled.map(({ id, title, level }) => (
          <Issue
            {...props}
            what="level"
            id={id}
            said={level === null ? '' : levelName(w, level)}
            label={title}
            href={paths.catalogue.one(id)}
            mayFix={may.programmes}
          />
        ))}
        {persons.map(({ id, givenName, familyName, category }) => (
          <Issue
            {...props}
            what="status"
            id={id}
            said={category ? words.statuses[category as keyof typeof words.statuses] : ''}
            label={`${givenName} ${familyName}`}
            href={paths.people.one(id)}
            mayFix={may.persons}
          />
        ))}
        {issues.silent.map((session) => (
          <SessionRow w={w} session={session} what={words.silent} href={paths.sessions.one(session.id)} />
        ))}
        {issues.untaught.map((session) => (
          <SessionRow w={w} session={session} what={words.untaught} href={paths.sessions.slots(session.id)} />
        ))}
      </Rows>
    </Card>
  )
}

type IssueProps = Props & { what: What; id: string; said: string; label: string; href: string; mayFix: boolean }

function Issue(props: IssueProps) {
  const { w, what, said, label, href, mayFix } = props
  const words = w.quality.statement.issues
  return (
    <Row
      tone={said ? 'ok' : 'warn'}
      title={label}
      href={href}
      context={said ? words.since(said) : words.missing[what]}
      state={said && <Badge tone="ok">{words.completed}</Badge>}
      actions={!said && mayFix && <Fix {...props} />}
    />
  )
}

function Fix({ w, statementId, what, id, refused }: IssueProps) {
  const words = w.quality.statement.issues
  const state = {
    values: {},
    errors: {},
    ...(refused?.subject === `${what} ${id}` ? refused : {}),
    prefix: `${what}-${id}`,
  }
  const form = { w, state }
  return (
    <Form {...form} id={`fix-${what}-${id}`} action={paths.quality.fix(statementId, id)} hidden={{ what }} bare>
      {what === 'nsf' ? (
        <TextField {...form} name="value" label={words.fields.nsf} inputmode="numeric" />
      ) : (
        <SelectField
          {...form}
          name="value"
          label={words.fields[what]}
          none={w.ui.choose}
          choices={choicesOf(w, what)}
        />
      )}
      <Button type="submit" size="small">
        {words.complete}
      </Button>
    </Form>
  )
}

function choicesOf(w: Speech, what: 'level' | 'status') {
  const words = w.quality.statement.issues
  return what === 'level'
    ? [0, 2, 3, 4, 5, 6, 7, 8].map((level) => ({ value: String(level), label: levelName(w, level) }))
    : Object.entries(words.statuses).map(([value, label]) => ({ value, label }))
}

function levelName(w: Speech, level: number): string {
  const words = w.quality.statement.issues
  return level === 0 ? words.noLevel : words.levelSaid(String(level))
}

function SessionRow(props: { w: Speech; session: SessionIssue; what: string; href: string }) {
  const { session, what, href } = props
  return <Row tone="warn" title={`${session.code} · ${session.title}`} href={href} context={what} />
}
