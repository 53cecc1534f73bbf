import type { AgendaFilter, AgendaSlot } from '#db/sessions/agenda.ts'
import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { Alert } from '#views/ui/alert.tsx'
import { Button, LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import type { Choice } from '#views/ui/field.tsx'
import { Hidden } from '#views/ui/hidden.tsx'
import { Live } from '#views/ui/live.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Suggestions } from '#views/ui/select-fields.tsx'
import { Tabs } from '#views/ui/tabs.tsx'
import type { Speech } from '#words/words.ts'
import { DayColumn } from './day.tsx'

export type AgendaItem = Omit<AgendaSlot, 'trainers'> & { trainers: readonly string[] }
export type AgendaDay = { day: string; slots: readonly AgendaItem[]; away: readonly string[]; outside?: boolean }
type Option = { id: string; name: string }

export type AgendaProps = {
  w: Speech
  view: 'week' | 'month'
  title: string
  /** The day asked for, and the days where the page before and the one after begin. */
  at: { day: string; previous: string; next: string; today: string }
  days: readonly AgendaDay[]
  address: string
  filter: AgendaFilter
  /** Whose agenda it is, or the name that was typed and what is unclear about it. */
  trainer: { name: string; suggestions: readonly Choice[]; unclear: string | undefined }
  spaces: readonly Option[]
  sites: readonly Option[]
  /** More is planned than is shown. */
  more: boolean
  mayEdit: boolean
  mayMove: (siteId: string) => boolean
}

export function AgendaPage(props: AgendaProps) {
  const { w, view, title, at, days, address, more, trainer } = props
  const { agenda: words } = w
  const filtered = filterParameters(props.filter)
  const hrefOf = (which: 'week' | 'month', day: string) => withParameters(paths.agenda[which], { day, ...filtered })
  return (
    <Live topics="sessions" address={address}>
      <PageHead title={words.title} lead={title} actions={<AgendaActions {...props} />} />
      <Tabs
        label={words.views}
        tabs={(['week', 'month'] as const).map((which) => ({
          href: hrefOf(which, at.day),
          label: words[which],
          current: which === view,
        }))}
      />
      <Card flush label={title}>
        <div class="toolbar">
          <LinkButton size="small" icon="chevron-left" label={words.previous} href={hrefOf(view, at.previous)} />
          <LinkButton size="small" href={hrefOf(view, at.today)}>
            {words.today}
          </LinkButton>
          <LinkButton size="small" icon="chevron-right" label={words.next} href={hrefOf(view, at.next)} />
          <Filters {...props} />
        </div>
        {trainer.unclear && <Alert tone="warn" title={trainer.unclear} />}
        {more && <Alert tone="warn" title={words.more} />}
        {days.every(({ slots, away }) => slots.length + away.length === 0) && <p class="body mute">{words.none}</p>}
        <ol class={view === 'week' ? 'agenda' : 'agenda month'}>
          {days.map((day) => (
            <DayColumn w={w} day={day} view={view} today={at.today} hrefOf={hrefOf} mayMove={props.mayMove} />
          ))}
        </ol>
        {props.mayEdit && <p class="body mute only-wide">{words.moving}</p>}
      </Card>
    </Live>
  )
}

function AgendaActions({ w, mayEdit }: AgendaProps) {
  return (
    <>
      {mayEdit && (
        <LinkButton icon="calendar-x" href={paths.agenda.unavailabilities}>
          {w.agenda.awayLink}
        </LinkButton>
      )}
      <LinkButton icon="rss" href={paths.agenda.feeds}>
        {w.agenda.feedsLink}
      </LinkButton>
    </>
  )
}

function Filters({ w, view, at, filter, trainer, spaces, sites }: AgendaProps) {
  const { agenda: words } = w
  const chosen = Object.values(filter).some(Boolean)
  return (
    <form class="filters" method="get" action={paths.agenda[view]} aria-label={words.filters}>
      <Hidden name="day" value={at.day} />
      <TrainerFilter w={w} trainer={trainer} />
      <Chosen name="space" label={words.space} all={words.allSpaces} options={spaces} value={filter.space} />
      {sites.length > 1 && (
        <Chosen name="site" label={words.site} all={words.allSites} options={sites} value={filter.site} />
      )}
      <Button size="small">{words.filter}</Button>
      {chosen && (
        <LinkButton size="small" tone="quiet" href={withParameters(paths.agenda[view], { day: at.day })}>
          {words.clear}
        </LinkButton>
      )}
    </form>
  )
}

/** By name: a large team is in no list. */
function TrainerFilter({ w, trainer }: Pick<AgendaProps, 'w' | 'trainer'>) {
  return (
    <>
      <input
        class="input"
        type="search"
        name="who"
        list="who-list"
        value={trainer.name}
        placeholder={w.agenda.allTrainers}
        aria-label={w.agenda.trainer}
        aria-invalid={trainer.unclear ? 'true' : undefined}
        autocomplete="off"
        hx-get={paths.agenda.colleagues}
        hx-trigger="input changed delay:200ms"
        hx-target="#who-list"
        hx-swap="outerHTML"
      />
      <Suggestions id="who-list" suggestions={trainer.suggestions} />
    </>
  )
}

type ChosenProps = { name: string; label: string; all: string; options: readonly Option[]; value: string }

function Chosen({ name, label, all, options, value }: ChosenProps) {
  return (
    <select class="input" name={name} aria-label={label}>
      <option value="">{all}</option>
      {options.map((option) => (
        <option value={option.id} selected={option.id === value}>
          {option.name}
        </option>
      ))}
    </select>
  )
}

const filterParameters = ({ trainer, space, site }: AgendaFilter) => ({
  trainer: trainer || undefined,
  space: space || undefined,
  site: site || undefined,
})
