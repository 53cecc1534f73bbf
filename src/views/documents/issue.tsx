import type { AskedName } from '#domain/documents/issue-input.ts'
import type { PaperKindName } from '#domain/documents/kinds.ts'
import type { MentionName } from '#domain/documents/mentions.ts'
import type { Field, PaperKind } from '#domain/documents/paper-kind.ts'
import { Alert } from '#views/ui/alert.tsx'
import { Button, LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { CheckboxField } from '#views/ui/check-fields.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { Form, type FormState, Part } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { Badge } from '#views/ui/state.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { AreaField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'
import { Paper, type ShownBlock } from './blocks.tsx'
import { Unsaid } from './unsaid.tsx'

export type Lacking = { key: string; name: string; fields: readonly (Field & { href: string | undefined })[] }

export type IssueProps = {
  w: Speech
  kind: PaperKindName
  known: Pick<PaperKind, 'legal' | 'trust'>
  action: string
  cancel: string
  id: string
  only: string
  state: FormState
  /** Those for whom it can be made now, and all of them. */
  ready: number
  all: number
  lacking: readonly Lacking[]
  asked: readonly AskedName[]
  mentions: readonly MentionName[]
  preview: { name: string; blocks: readonly ShownBlock[] } | null
  maySend: boolean
  /** How much looks wrong in the attendance that it tells of, and where that is explained. */
  toExplain: number
  attendance: string
  /** What the organisation's own words leave out, and where they are changed. */
  unsaid: readonly string[]
  template: string | undefined
}

/** Before a paper is issued: for whom, what is missing and where it is put right, and what it will look like. */
export function IssuePage(props: IssueProps) {
  const { w, kind, known, state, ready, all, lacking, preview } = props
  const { papers: words } = w
  return (
    <div class="stacked wide6">
      <PageHead
        title={words.issueTitle(words.kinds[kind])}
        lead={all === 0 ? undefined : words.ready(ready, all)}
        facts={[{ icon: 'landmark', text: known.legal.join(' ; ') }]}
        state={known.trust === 'memory' && <Badge tone="warn">{words.provisional}</Badge>}
      />
      {props.toExplain > 0 && (
        <Alert
          tone="warn"
          title={words.toExplain(props.toExplain)}
          action={<LinkButton href={props.attendance}>{words.seeAttendance}</LinkButton>}
        >
          {words.toExplainHint}
        </Alert>
      )}
      <Unsaid
        w={w}
        kind={kind}
        keys={props.unsaid}
        action={props.template && <LinkButton href={props.template}>{words.seeTemplate}</LinkButton>}
      />
      {lacking.length > 0 && <LackingCard w={w} kind={kind} lacking={lacking} />}
      {all === 0 ? (
        <Empty
          icon="circle-check"
          level={2}
          title={words.nothingToIssue}
          actions={<LinkButton href={props.cancel}>{words.backToPapers}</LinkButton>}
        />
      ) : (
        <IssueForm {...props} />
      )}
      {preview && (
        <Card id="preview" title={words.previewOf(preview.name)}>
          <Paper blocks={preview.blocks} title={words.preview} />
        </Card>
      )}
      {state.problem && ready === 0 && <Alert tone="bad" title={state.problem} />}
    </div>
  )
}

function LackingCard({ w, kind, lacking }: Pick<IssueProps, 'w' | 'kind' | 'lacking'>) {
  return (
    <Card id="missing" title={w.papers.missingTitle} flush>
      <Rows>
        {rowsOf(w.papers.fields[kind], lacking).map(({ title, source, trust, fix, href }) => (
          <Row
            icon="circle-alert"
            tone="warn"
            title={title}
            context={[source, source && trust === 'memory' ? w.papers.provisional : ''].filter(Boolean).join('. ')}
            actions={href ? <a href={href}>{w.papers.fix[fix]}</a> : <span>{w.papers.fix.asked}</span>}
          />
        ))}
      </Rows>
    </Card>
  )
}

/** What is written below is said once; what is put right elsewhere, for each one. */
function rowsOf(labels: Readonly<Record<string, string>>, lacking: readonly Lacking[]) {
  const rows = lacking.flatMap(({ name, fields }) =>
    fields.map((field) => {
      const label = labels[field.key] ?? field.key
      return { ...field, title: field.href ? `${name} : ${label}` : label }
    }),
  )
  const titles = rows.map(({ title }) => title)
  return rows.filter(({ title }, at) => titles.indexOf(title) === at).slice(0, 40)
}

function IssueForm({ w, kind, action, cancel, id, only, state, ready, all, asked, mentions, maySend }: IssueProps) {
  const form = { w, state }
  const { papers: words } = w
  const toWrite = asked.length + mentions.length > 0
  return (
    <Form {...form} id="issue-form" action={action} hidden={{ id, kind, for: only }}>
      <Part title={toWrite ? words.toWrite : words.issueTitle(words.kinds[kind])}>
        <p class="mute">{mentions.length > 0 ? words.toWriteLead : words.onlyMissing}</p>
        {asked.map((name) => (
          <AreaField {...form} name={`asked_${name}`} label={words.asked[name]} rows={2} />
        ))}
        {mentions.map((name) => (
          <AreaField
            {...form}
            name={`mention_${name}`}
            label={words.mentions[name]}
            hint={words.mentions.hints[name]}
            rows={2}
          />
        ))}
        {maySend && <CheckboxField {...form} name="send" label={words.sendToo} />}
      </Part>
      <SubmitBar w={w} verb={words.issueVerb(ready || all)} cancel={cancel}>
        <Button name="_preview" value="on" icon="eye">
          {words.refresh}
        </Button>
      </SubmitBar>
    </Form>
  )
}
