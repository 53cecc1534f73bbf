import type { PaperKindName } from '#domain/documents/kinds.ts'
import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { Badge } from '#views/ui/state.tsx'
import { Tabs } from '#views/ui/tabs.tsx'
import type { Speech } from '#words/words.ts'

type TemplatesProps = {
  w: Speech
  site: string
  sites: readonly { id: string; name: string }[]
  session: string
  lines: readonly { kind: PaperKindName; version: number | null }[]
}

/** Every kind, each in our words or in theirs, for all sites or for one. */
export function TemplatesPage({ w, site, sites, session, lines }: TemplatesProps) {
  const words = w.templates
  const address = paths.templates.all
  const extra = { ...(site ? { site } : {}), ...(session ? { session } : {}) }
  return (
    <>
      <PageHead
        title={words.title}
        lead={words.lead}
        actions={<LinkButton href={paths.templates.mentions}>{words.mentions}</LinkButton>}
      />
      {sites.length > 1 && (
        <Tabs
          label={words.site}
          tabs={[
            { href: address, label: words.allSites, current: site === '' },
            ...sites.map(({ id, name }) => ({
              href: withParameters(address, { site: id }),
              label: name,
              current: id === site,
            })),
          ]}
        />
      )}
      <Card flush>
        <Rows label={words.list}>
          {lines.map(({ kind, version }) => (
            <Row
              icon="file-text"
              title={w.papers.kinds[kind]}
              href={withParameters(paths.templates.one(kind), extra)}
              state={
                version === null ? (
                  <Badge>{words.ours}</Badge>
                ) : (
                  <Badge tone="ok">{words.yours(w.format.number(version))}</Badge>
                )
              }
            />
          ))}
        </Rows>
      </Card>
    </>
  )
}
