import { read } from '#db/database.ts'
import { pageOf } from '#db/listing.ts'
import { type ItemState, selectItemCounts, selectItems } from '#db/quality/watch-items.ts'
import { selectSources } from '#db/quality/watch-sources.ts'
import { themes } from '#domain/quality/watch/themes.ts'
import { addressOf, afterKey, readListing } from '#http/listing.ts'
import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { WatchPage } from '#views/watch/watch.tsx'

const pageSize = 25

export const watch = room(paths.watch.all, { staff: 'watch.read' }).get(
  '/',
  async (c) => {
    const { scope } = c.var
    const state = stateIn(c.req.query('state'))
    const theme = themes.find((one) => one === c.req.query('theme')) ?? ''
    const [rows, counts, sources] = await read(
      scope,
      selectItems(scope, state, theme, readListing(c).after, pageSize),
      selectItemCounts(scope),
      selectSources(scope),
    )
    const { items, next } = pageOf(rows, pageSize)
    const { w, may } = c.var
    return page(
      c,
      w.watch.title,
      <WatchPage
        w={w}
        state={state}
        theme={theme}
        items={items}
        counts={countsIn(counts)}
        hasSources={sources.length > 0}
        mayEdit={may('watch.edit')}
        address={addressOf(c)}
        after={afterKey(next)}
      />,
    )
  },
  { rows: 80 },
)

const stateIn = (asked: string | undefined): ItemState => states.find((state) => state === asked) ?? 'new'

const states: readonly ItemState[] = ['new', 'kept', 'used', 'aside']

function countsIn(rows: readonly { name: string; value: number }[]): Record<ItemState, number> {
  const of = (state: ItemState) => rows.find(({ name }) => name === `watch ${state}`)?.value ?? 0
  return { new: of('new'), kept: of('kept'), used: of('used'), aside: of('aside') }
}
