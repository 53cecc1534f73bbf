import type { MappingLine } from '#db/surveys/mappings.ts'
import { paths } from '#paths.ts'
import { LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { type Column, Table } from '#views/ui/table.tsx'
import type { Speech } from '#words/words.ts'

/** The forms from outside that stand for our surveys. */
export function ProvidersPage({ w, mappings }: { w: Speech; mappings: readonly MappingLine[] }) {
  const { providers: words } = w.surveys
  const link = (
    <LinkButton tone="primary" icon="plus" href={paths.surveys.providerNew}>
      {words.link}
    </LinkButton>
  )
  return (
    <>
      <PageHead title={words.title} lead={words.lead} actions={link} />
      <Card flush>
        {mappings.length > 0 ? (
          <Table
            w={w}
            label={words.list}
            columns={columnsOf(w)}
            items={mappings}
            id={({ id }) => id}
            name={({ formName, formId }) => formName || formId}
          />
        ) : (
          <Empty level={2} icon="link" title={words.none} />
        )}
      </Card>
    </>
  )
}

const columnsOf = (w: Speech): Column<MappingLine>[] => [
  {
    key: 'form',
    label: w.surveys.providers.form,
    cell: ({ id, formName, formId }) => <a href={paths.surveys.provider(id)}>{formName || formId}</a>,
  },
  { key: 'source', label: w.surveys.providers.source, cell: ({ source }) => source, optional: true },
  {
    key: 'survey',
    label: w.surveys.providers.survey,
    cell: ({ surveyId, survey }) => <a href={paths.surveys.one(surveyId)}>{survey}</a>,
  },
]
