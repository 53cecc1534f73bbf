import type { Child } from 'hono/jsx'
import type { ProgrammeRow } from '#db/catalogue/programmes.ts'
import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Badge } from '#views/ui/state.tsx'
import { Tabs } from '#views/ui/tabs.tsx'
import type { Speech } from '#words/words.ts'

export const programmeTabs = ['sheet', 'versions', 'sessions', 'trainers'] as const
export type ProgrammeTab = (typeof programmeTabs)[number]

type FrameProps = {
  w: Speech
  programme: ProgrammeRow
  current: ProgrammeTab
  tabs: readonly ProgrammeTab[]
  actions?: Child
  children?: Child
}

/** What all pages of a programme share: its name, what matters of it, and the way to the others. */
export function ProgrammeFrame({ w, programme, current, tabs, actions, children }: FrameProps) {
  const { catalogue: words } = w
  return (
    <div class="stacked wide6">
      <PageHead
        title={programme.title}
        state={<ProgrammeState w={w} programme={programme} />}
        facts={factsOf(w, programme)}
        actions={actions}
      />
      {programme.archivedReason !== null && (
        <Alert title={words.archivedBecause(programme.archivedReason)} icon="archive" />
      )}
      <Tabs
        label={words.tabs.label}
        tabs={tabs.map((tab) => ({
          href: hrefOf(tab, programme.id),
          label: words.tabs[tab],
          current: tab === current,
        }))}
      />
      {children}
    </div>
  )
}

type Stated = Pick<ProgrammeRow, 'archivedAt' | 'isPublic'>

export function ProgrammeState({ w, programme }: { w: Speech; programme: Stated }) {
  const { catalogue: words } = w
  if (programme.archivedAt !== null) {
    return <Badge icon="archive">{words.archivedOn(w.format.shortDay(programme.archivedAt))}</Badge>
  }
  return programme.isPublic ? (
    <Badge tone="ok" icon="eye">
      {words.public}
    </Badge>
  ) : (
    <Badge icon="lock">{words.office}</Badge>
  )
}

function factsOf({ catalogue: words, format }: Speech, programme: ProgrammeRow) {
  const { major, minor, minutes, halfDays, actionType, pricePerPerson } = programme
  return [
    { icon: 'tag', text: words.version(`${major}.${minor}`) },
    { icon: 'clock', text: `${format.duration(minutes)}, ${words.days(halfDays, format.number(halfDays / 2))}` },
    { icon: 'graduation-cap', text: typeName(words, actionType) },
    {
      icon: 'euro',
      text: pricePerPerson ? `${format.amount(pricePerPerson)} ${words.exclVat} ${words.perPerson}` : words.noPrice,
    },
  ] as const
}

export const typeName = ({ types }: Speech['catalogue'], actionType: string): string =>
  (types as Record<string, string>)[actionType] ?? actionType

function hrefOf(tab: ProgrammeTab, id: string): string {
  return tab === 'sheet' ? paths.catalogue.one(id) : paths.catalogue[tab](id)
}
