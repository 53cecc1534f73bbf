import type { Departure } from '#domain/organisations/departure.ts'
import { Card } from '#views/ui/card.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { State } from '#views/ui/state.tsx'
import type { Speech } from '#words/words.ts'
import { DepartureAlert } from './departure.tsx'
import { groupsOf, type Part, type Parts } from './settings-parts.ts'

type SettingsProps = Parts & { departure: Departure | null }

export function SettingsPage(props: SettingsProps) {
  const { w, departure, sees } = props
  return (
    <>
      <PageHead title={w.settings.title} lead={w.settings.lead} />
      {departure && <DepartureAlert w={w} departure={departure} action={sees.leaving ? undefined : false} />}
      {groupsOf(props).map(({ group, parts }) => (
        <Card title={w.settings.groups[group]} id={group} flush>
          <Rows label={w.settings.groups[group]}>
            {parts.map((part) => (
              <PartRow w={w} part={part} />
            ))}
          </Rows>
        </Card>
      ))}
    </>
  )
}

function PartRow({ w, part: { href, icon, title, context, state } }: { w: Speech; part: Part }) {
  return (
    <Row
      icon={icon}
      title={title}
      href={href}
      context={context}
      state={state && <State tone={state}>{state === 'ok' ? w.settings.complete : w.settings.toComplete}</State>}
    />
  )
}
