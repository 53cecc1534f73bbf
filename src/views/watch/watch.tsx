import type { ItemLine, ItemState } from '#db/quality/watch-items.ts'
import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { LinkButton, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import type { IconName } from '#views/ui/icon-names.ts'
import { PageHead } from '#views/ui/page-head.tsx'
import { Pager } from '#views/ui/pager.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { Tabs } from '#views/ui/tabs.tsx'
import type { Speech } from '#words/words.ts'
import { themeChoices, themeOf } from './theme.ts'

type WatchProps = {
  w: Speech
  state: ItemState
  theme: string
  items: readonly ItemLine[]
  counts: Readonly<Record<ItemState, number>>
  hasSources: boolean
  mayEdit: boolean
  address: string
  after: string | undefined
}

export function WatchPage(props: WatchProps) {
  const { w, state, theme, items, counts, hasSources, mayEdit, address, after } = props
  const words = w.watch
  return (
    <>
      <PageHead
        title={words.title}
        lead={words.lead}
        actions={
          mayEdit && (
            <>
              <LinkButton icon="rss" href={paths.watch.sources}>
                {words.sources}
              </LinkButton>
              <LinkButton tone="primary" icon="plus" href={paths.watch.new}>
                {words.add}
              </LinkButton>
            </>
          )
        }
      />
      <Tabs
        label={words.views}
        tabs={states.map((one) => ({
          href: paths.watch.state(one),
          label: words.states[one],
          count: counts[one],
          due: one === 'new' && counts.new > 0 ? words.waiting : undefined,
          current: one === state,
        }))}
      />
      <ThemeFilter w={w} state={state} theme={theme} />
      <Card flush label={words.list}>
        {items.length === 0 ? (
          <Empty level={2} icon="rss" title={state === 'new' && !hasSources ? words.noSource : words.none[state]} />
        ) : (
          <Rows label={words.list}>
            {items.map((item) => (
              <ItemRow w={w} item={item} state={state} mayEdit={mayEdit} />
            ))}
          </Rows>
        )}
        {(after || address.includes('after=')) && (
          <Pager
            w={w}
            previous={address.includes('after=') ? withParameters(address, { after: undefined }) : undefined}
            next={after && withParameters(address, { after })}
          />
        )}
      </Card>
    </>
  )
}

const states: readonly ItemState[] = ['new', 'kept', 'used', 'aside']

function ThemeFilter({ w, state, theme }: { w: Speech; state: ItemState; theme: string }) {
  const choices = [{ value: '', label: w.watch.allThemes }, ...themeChoices(w)]
  return (
    <nav class="actions" aria-label={w.watch.theme}>
      {choices.map(({ value, label }) => (
        <LinkButton
          size="small"
          tone={value === theme ? undefined : 'quiet'}
          icon={value === theme ? 'check' : undefined}
          href={withParameters(paths.watch.state(state), { theme: value || undefined })}
        >
          {label}
        </LinkButton>
      ))}
    </nav>
  )
}

type ItemRowProps = { w: Speech; item: ItemLine; state: ItemState; mayEdit: boolean }

function ItemRow({ w, item, state, mayEdit }: ItemRowProps) {
  const words = w.watch
  const context = [
    item.source || words.kinds[item.kind as 'note'],
    w.format.date(item.sortKey),
    themeOf(w, item.theme),
    words.serves((JSON.parse(item.indicators) as number[]).join(', ')),
  ]
  return (
    <Row
      icon={icons[item.kind] ?? 'rss'}
      title={item.title}
      href={paths.watch.item(item.id)}
      context={context.join(' · ')}
      actions={
        <>
          {item.address && (
            <LinkButton size="small" tone="quiet" icon="external-link" label={words.read} href={item.address} />
          )}
          {mayEdit && state !== 'used' && <Sorting w={w} id={item.id} title={item.title} state={state} />}
        </>
      }
    />
  )
}

const icons: Readonly<Record<string, IconName>> = {
  feed: 'rss',
  link: 'link',
  note: 'pen-line',
  file: 'file-text',
  meeting: 'users',
}

/** The next thing to do with it, in one press. */
function Sorting({ w, id, title, state }: { w: Speech; id: string; title: string; state: ItemState }) {
  const words = w.watch
  const to = (verdict: string, word: string) => (
    <PostButton size="small" action={paths.watch.triage(id)} fields={{ verdict }}>
      {word}
      <span class="sr"> {title}</span>
    </PostButton>
  )
  if (state === 'aside') return to('new', words.bringBack)
  return (
    <>
      {to('aside', words.putAside)}
      {state === 'new' && to('kept', words.keep)}
      {state === 'kept' && (
        <LinkButton size="small" href={paths.watch.item(id)}>
          {words.use}
          <span class="sr"> {title}</span>
        </LinkButton>
      )}
    </>
  )
}
