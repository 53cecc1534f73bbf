import type { FeedRow } from '#db/sessions/feeds.ts'
import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { LinkButton, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { RadioCards } from '#views/ui/check-fields.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { blank, Form, type FormState } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { SelectField } from '#views/ui/select-fields.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'

export type FeedKind = 'own' | 'site' | 'all'

type FeedsProps = {
  w: Speech
  feeds: readonly FeedRow[]
  sites: readonly { id: string; name: string }[]
  /** What this person may see. */
  kinds: readonly FeedKind[]
  state: FormState
  /** The address just made, shown this once. */
  address: string | undefined
  back: string | undefined
}

export function FeedsPage({ w, feeds, sites, kinds, state, address, back }: FeedsProps) {
  const { feeds: words } = w.agenda
  const form = { w, state }
  return (
    <>
      <PageHead
        title={words.title}
        lead={words.lead}
        actions={back && <LinkButton href={back}>{w.agenda.title}</LinkButton>}
      />
      {address && (
        <>
          <Alert tone="ok" title={words.made} role="status">
            {words.madeHint}
          </Alert>
          <Card label={words.made}>
            <TextField w={w} state={{ ...blank, values: { address } }} name="address" label={words.address} readonly />
          </Card>
        </>
      )}
      <div class="cols">
        <div>
          <Card title={words.list} id="feeds" flush>
            {feeds.length === 0 && <Empty icon="rss" title={words.none} />}
            <Rows>
              {feeds.map(({ id, kind, siteId, at }) => (
                <Row
                  icon="rss"
                  title={titleOf(w, kind, sites.find((site) => site.id === siteId)?.name)}
                  context={words.since(w.format.shortDay(at))}
                  actions={
                    <PostButton size="small" action={paths.agenda.feedRemoval(id)}>
                      {words.close}
                    </PostButton>
                  }
                />
              ))}
            </Rows>
          </Card>
        </div>
        <div>
          <Form {...form} action={paths.agenda.feeds}>
            <h2>{words.openTitle}</h2>
            <RadioCards
              {...form}
              name="kind"
              label={words.kind}
              choices={kinds.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
            />
            {kinds.includes('site') && (
              <SelectField
                {...form}
                name="site"
                label={words.site}
                hint={words.siteHint}
                optional
                none={w.ui.choose}
                choices={sites.map(({ id, name }) => ({ value: id, label: name }))}
              />
            )}
            <SubmitBar w={w} verb={words.open} />
          </Form>
        </div>
      </div>
    </>
  )
}

function titleOf(w: Speech, kind: string, site: string | undefined): string {
  const name = w.agenda.feeds.kinds[kind as FeedKind] ?? kind
  return site ? `${name}, ${site}` : name
}
