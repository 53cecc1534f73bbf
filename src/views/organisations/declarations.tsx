import { paths } from '#paths.ts'
import { Card } from '#views/ui/card.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import type { Speech } from '#words/words.ts'
import { DeclarationFields } from './declaration-fields.tsx'

type NamedSites = readonly (readonly [id: string, name: string])[]

type DeclarationsProps = {
  w: Speech
  /** The number of the organisation's identity. */
  own: string
  declarations: readonly { id: string; number: string; region: string; fromDay: string; sites: NamedSites }[]
  /** Sites that are under no other declaration. */
  free: NamedSites
  mayEdit: boolean
  newId: string
  state: FormState
}

export function DeclarationsPage(props: DeclarationsProps) {
  const { w, own, declarations, free, mayEdit } = props
  const words = w.settings.declarations
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <div class="cols">
        <div>
          <Card title={words.all} id="declarations" flush>
            <Rows>
              <Row
                icon="landmark"
                title={own || w.settings.identity.ndaPending}
                href={paths.identity}
                context={declarations.length === 0 ? words.everySite : words.rest(namesOf(free))}
              />
              {declarations.map(({ id, number, region, fromDay, sites }) => (
                <Row
                  icon="map-pin"
                  title={number}
                  href={mayEdit ? paths.declarations.edit(id) : undefined}
                  context={words.of(region, w.format.date(fromDay), namesOf(sites))}
                />
              ))}
            </Rows>
          </Card>
        </div>
        <div>{mayEdit && <NewDeclaration {...props} />}</div>
      </div>
    </>
  )
}

function NewDeclaration({ w, free, newId, state }: DeclarationsProps) {
  const words = w.settings.declarations
  if (free.length === 0)
    return (
      <Card title={words.add} id="new">
        {words.noneFree}
      </Card>
    )
  const id = [state.values.id ?? newId].flat()[0] ?? newId
  return (
    <Card title={words.add} id="new">
      <Form w={w} state={state} id="declaration-form" action={paths.declarations.all} bare hidden={{ id }}>
        <DeclarationFields w={w} state={state} sites={free} />
        <SubmitBar w={w} verb={words.add} />
      </Form>
    </Card>
  )
}

const namesOf = (sites: NamedSites): string => sites.map(([, name]) => name).join(', ')
