import type { Feature } from '#domain/organisations/feature.ts'
import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Pager } from '#views/ui/pager.tsx'
import { State } from '#views/ui/state.tsx'
import { type Column, Table } from '#views/ui/table.tsx'
import type { Speech } from '#words/words.ts'
import { Frame } from './frame.tsx'

type Flag = { feature: Feature; byDefault: boolean; on: number }
type Organisation = { id: string; name: string; on: readonly Feature[] }

export type PlatformFeatures = {
  flags: readonly Flag[]
  /** How many organisations there are, or were counted before counting stopped. */
  known: number
  isMany: boolean
  organisations: readonly Organisation[]
  after: string
  next: string | undefined
}

export function FeaturesPage({ w, screen }: { w: Speech; screen: PlatformFeatures }) {
  const { features: words } = w.operations
  return (
    <Frame w={w} current="features">
      <Card title={words.title} id="features" flush>
        <p class="body mute">{words.lead}</p>
        <Table
          w={w}
          label={words.list}
          columns={flagColumns(w, screen)}
          items={screen.flags}
          id={({ feature }) => feature}
          name={({ feature }) => w.settings.features[feature]}
        />
      </Card>
      <Card title={words.byOrganisation} id="organisations" flush>
        {screen.organisations.length === 0 ? (
          <p class="body mute">{words.none}</p>
        ) : (
          <Table
            w={w}
            label={words.organisations}
            columns={organisationColumns(w, screen)}
            items={screen.organisations}
            id={({ id }) => id}
            name={({ name }) => name}
          />
        )}
        {screen.next && (
          <Pager w={w} previous={undefined} next={withParameters(paths.platformFeatures, { after: screen.next })} />
        )}
      </Card>
    </Frame>
  )
}

function flagColumns(w: Speech, { known, isMany }: PlatformFeatures): readonly Column<Flag>[] {
  const { operations, settings, chores, format } = w
  const { features: words } = operations
  const count = (found: number) => (isMany ? chores.more(format.number(found)) : format.number(found))
  return [
    {
      key: 'feature',
      label: words.feature,
      cell: ({ feature }) => (
        <>
          {settings.features[feature]}
          <small>{settings.features[`${feature}Hint`]}</small>
        </>
      ),
    },
    { key: 'default', label: words.byDefault, cell: ({ byDefault }) => said(w, byDefault), nowrap: true },
    { key: 'on', label: words.onFor, cell: ({ on }) => `${count(on)} ${words.counted(count(known))}`, end: true },
  ]
}

function organisationColumns(w: Speech, { flags, after }: PlatformFeatures): readonly Column<Organisation>[] {
  return [
    { key: 'organisation', label: w.operations.organisation, cell: ({ name }) => name },
    ...flags.map(({ feature }) => ({
      key: feature,
      label: w.settings.features[feature],
      cell: (organisation: Organisation) => <Turn w={w} {...{ feature, organisation, after }} />,
    })),
  ]
}

type TurnProps = { w: Speech; feature: Feature; organisation: Organisation; after: string }

function Turn({ w, feature, organisation, after }: TurnProps) {
  const { features: words } = w.operations
  const { id, name, on } = organisation
  const isOn = on.includes(feature)
  return (
    <>
      {said(w, isOn)}
      <PostButton
        action={paths.platformFeaturesOf(id)}
        fields={{ feature, turn: isOn ? 'off' : 'on', after }}
        size="small"
      >
        {isOn ? words.turnOff : words.turnOn}
        <span class="sr">{words.of(w.settings.features[feature], name)}</span>
      </PostButton>
    </>
  )
}

function said({ settings }: Speech, isOn: boolean) {
  const { isOn: on, isOff: off } = settings.features
  return isOn ? <State tone="ok">{on}</State> : <State icon="minus">{off}</State>
}
