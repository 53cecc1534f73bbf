import type { Standing } from '#domain/files/retention.ts'
import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { Card } from '#views/ui/card.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Badge } from '#views/ui/state.tsx'
import { type Column, Table } from '#views/ui/table.tsx'
import type { Speech } from '#words/words.ts'

type RetentionProps = { w: Speech; rules: readonly Standing[]; mayEdit: boolean }

export function RetentionPage({ w, rules, mayEdit }: RetentionProps) {
  const { retention: words } = w
  const unsure = rules.some(({ reason, trust }) => reason === null && trust === 'proposed')
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      {unsure && (
        <Alert tone="warn" title={words.provisionalTitle}>
          {words.provisional}
        </Alert>
      )}
      <Card flush label={words.title}>
        <Table
          w={w}
          label={words.list}
          columns={columnsOf(w, mayEdit)}
          items={rules}
          id={({ rule }) => rule}
          name={({ rule }) => words.rules[rule].name}
        />
      </Card>
    </>
  )
}

function columnsOf(w: Speech, mayEdit: boolean): Column<Standing>[] {
  const { retention: words } = w
  return [
    {
      key: 'what',
      label: words.what,
      cell: ({ rule, reason }) => (
        <>
          {mayEdit ? <a href={paths.retentionRule(rule)}>{words.rules[rule].name}</a> : words.rules[rule].name}
          <small>{reason ?? words.rules[rule].basis}</small>
        </>
      ),
    },
    { key: 'length', label: words.length, cell: ({ months }) => lengthOf(w, months) },
    { key: 'from', label: words.from, cell: ({ rule }) => words.rules[rule].from, optional: true },
    { key: 'trust', label: words.trust, cell: (standing) => <TrustMark w={w} standing={standing} /> },
  ]
}

export function TrustMark({ w, standing: { reason, trust } }: { w: Speech; standing: Standing }) {
  const { retention: words } = w
  if (reason !== null) return <Badge tone="ok">{words.own}</Badge>
  return trust === 'seen' ? (
    <Badge tone="ok" icon="badge-check">
      {words.seen}
    </Badge>
  ) : (
    <Badge tone="warn">{words.proposed}</Badge>
  )
}

/** Whole years are said as years. */
export function lengthOf({ retention: words, format }: Speech, months: number | null): string {
  if (months === null) return words.never
  if (months === 0) return words.atOnce
  return months % 12 === 0
    ? format.count(months / 12, words.year, words.years)
    : format.count(months, words.month, words.months)
}
