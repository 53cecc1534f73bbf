import type { Page } from '#db/listing.ts'
import type { SurveyLine } from '#db/surveys/surveys.ts'
import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { Live } from '#views/ui/live.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Pager } from '#views/ui/pager.tsx'
import { Badge } from '#views/ui/state.tsx'
import { type Column, Table } from '#views/ui/table.tsx'
import type { Speech } from '#words/words.ts'

type SurveysProps = {
  w: Speech
  page: Page<SurveyLine>
  address: string
  after: string | undefined
  mayEdit: boolean
}

export function SurveysPage({ w, page, address, after, mayEdit }: SurveysProps) {
  const { surveys: words } = w
  const sent = page.items.filter(({ archivedAt }) => archivedAt === null)
  const archived = page.items.filter(({ archivedAt }) => archivedAt !== null)
  const add = (
    <>
      <LinkButton href={paths.surveys.programmeResults}>{w.results.overview.title}</LinkButton>
      {mayEdit && <LinkButton href={paths.surveys.providers}>{words.providers.open}</LinkButton>}
      {mayEdit && (
        <LinkButton tone="primary" icon="plus" href={paths.surveys.new}>
          {words.create}
        </LinkButton>
      )}
    </>
  )
  return (
    <Live topics="quality" address={address}>
      <PageHead title={words.title} lead={words.lead} actions={add} />
      <Card flush>
        {sent.length > 0 ? (
          <Table
            w={w}
            label={words.list}
            columns={columnsOf(w)}
            items={sent}
            id={({ id }) => id}
            name={({ title }) => title}
          />
        ) : (
          <Empty level={2} icon="message-square-text" title={words.none} />
        )}
        {(after || address.includes('after=')) && (
          <Pager
            w={w}
            previous={address.includes('after=') ? withParameters(address, { after: undefined }) : undefined}
            next={after && withParameters(address, { after })}
          />
        )}
      </Card>
      {archived.length > 0 && (
        <Card title={words.archivedOnes} id="archived" flush>
          <Table
            w={w}
            label={words.archivedOnes}
            columns={[...columnsOf(w).slice(0, 3), archivedColumn(w)]}
            items={archived}
            id={({ id }) => id}
            name={({ title }) => title}
          />
        </Card>
      )}
    </Live>
  )
}

export const purposeName = ({ surveys: { purposes } }: Speech, purpose: string): string =>
  (purposes as Record<string, string>)[purpose] ?? purpose

export const audienceName = ({ surveys: { audiences } }: Speech, audience: string): string =>
  (audiences as Record<string, string>)[audience] ?? audience

const columnsOf = (w: Speech): Column<SurveyLine>[] => [
  {
    key: 'title',
    label: w.surveys.name,
    cell: ({ id, title, anonymous }) => (
      <>
        <a href={paths.surveys.one(id)}>{title}</a>
        <small>{anonymous ? w.surveys.isAnonymous : w.surveys.isNamed}</small>
      </>
    ),
  },
  { key: 'purpose', label: w.surveys.purpose, cell: ({ purpose }) => purposeName(w, purpose) },
  { key: 'audience', label: w.surveys.audience, cell: ({ audience }) => audienceName(w, audience), optional: true },
  {
    key: 'version',
    label: w.surveys.version,
    cell: ({ version }) => w.surveys.versionOf(w.format.number(version)),
    optional: true,
  },
  {
    key: 'asked',
    label: w.surveys.lastAsked,
    cell: ({ lastAskedAt }) => (lastAskedAt === null ? w.surveys.neverAsked : w.format.shortDay(lastAskedAt)),
    nowrap: true,
  },
  {
    key: 'answers',
    label: w.results.answersColumn,
    cell: ({ id, answers, asked, answered }) =>
      answers ? (
        <>
          <a href={paths.surveys.results(id)}>{w.results.answers(answers, w.format.number(answers))}</a>
          {asked && answered ? <small>{w.results.rate(w.format.percent(answered / asked))}</small> : null}
        </>
      ) : (
        '–'
      ),
    end: true,
    nowrap: true,
  },
]

const archivedColumn = (w: Speech): Column<SurveyLine> => ({
  key: 'archived',
  label: w.surveys.archivedOnes,
  cell: ({ archivedAt }) => <Badge icon="archive">{w.surveys.archivedOn(w.format.shortDay(archivedAt ?? 0))}</Badge>,
})
