import type { SiteRow } from '#db/organisations/sites.ts'
import { paths } from '#paths.ts'
import { type Entry, History } from '#views/events/history.tsx'
import { Alert } from '#views/ui/alert.tsx'
import { Button, LinkButton, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Confirm } from '#views/ui/dialog.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import { KeyValues } from '#views/ui/key-values.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'
import { SiteState } from './sites.tsx'

type SiteProps = {
  w: Speech
  site: SiteRow
  history: readonly Entry[]
  allHistory: string | undefined
  mayEdit: boolean
  /** The closing form, when it has been refused. */
  closing?: FormState | undefined
}

export function SitePage({ w, site, history, allHistory, mayEdit, closing }: SiteProps) {
  return (
    <>
      <PageHead
        title={site.name}
        state={<SiteState w={w} site={site} />}
        facts={[{ icon: 'map-pin', text: `${site.street} ${site.postalCode} ${site.town}`.trim() }]}
        actions={mayEdit && <SiteActions w={w} site={site} />}
      />
      {closing?.problem && <Alert tone="bad" title={closing.problem} role="alert" />}
      {site.closedReason && <Alert title={w.sites.closedBecause(site.closedReason)} icon="lock" />}
      <div class="cols">
        <div>
          <Card title={w.sites.facts} id="facts">
            <KeyValues
              pairs={[
                [w.sites.street, site.street],
                [w.sites.town, `${site.postalCode} ${site.town}`],
                [w.sites.phone, site.phone],
                [w.sites.accessibility, site.accessibility || w.sites.noAccessibility],
              ]}
            />
          </Card>
        </div>
        <div>
          <History w={w} entries={history} all={allHistory} />
        </div>
      </div>
      {mayEdit && site.closedAt === null && <CloseSite w={w} site={site} state={closing ?? blank} />}
    </>
  )
}

function SiteActions({ w, site }: { w: Speech; site: SiteRow }) {
  return (
    <>
      {site.closedAt === null ? (
        <Button opens="close-site">{w.sites.close}</Button>
      ) : (
        <PostButton action={paths.sites.reopening(site.id)}>{w.sites.reopen}</PostButton>
      )}
      <LinkButton tone="primary" icon="pencil" href={paths.sites.edit(site.id)}>
        {w.sites.edit}
      </LinkButton>
    </>
  )
}

function CloseSite({ w, site, state }: { w: Speech; site: SiteRow; state: FormState }) {
  return (
    <Confirm
      w={w}
      id="close-site"
      title={w.sites.closeTitle(site.name)}
      action={paths.sites.closure(site.id)}
      verb={w.sites.closeVerb}
      keep={w.sites.keep}
    >
      <p>{w.sites.closeFollows}</p>
      <TextField
        w={w}
        state={{ ...state, problem: undefined }}
        name="reason"
        label={w.sites.reason}
        hint={w.sites.reasonHint}
      />
    </Confirm>
  )
}
