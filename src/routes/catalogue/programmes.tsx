import { mostDates, selectProgrammes } from '#db/catalogue/programmes.ts'
import { read } from '#db/database.ts'
import { pageOf } from '#db/listing.ts'
import { writeProgramme } from '#domain/catalogue/file.ts'
import { sheetSold } from '#domain/catalogue/programmes.ts'
import { type ActionType, actionTypes } from '#domain/catalogue/sheet.ts'
import { dayOf } from '#domain/organisations/clock.ts'
import type { Context } from '#http/context.ts'
import { addressOf, afterKey, readListing } from '#http/listing.ts'
import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { tellCost } from '#http/timing.ts'
import { paths } from '#paths.ts'
import { ProgrammesPage } from '#views/catalogue/programmes.tsx'
import { loadScreen, programmePage } from './screen.tsx'

const pageSize = 25

export const programmes = room(paths.catalogue.all, { staff: 'catalogue.read' })

  .get(
    '/',
    async (c) => {
      const { scope } = c.var
      const filter = readFilter(c)
      const [rows] = await read(scope, selectProgrammes(scope, filter, dayOf(scope.clock.now()), pageSize))
      const list = pageOf(rows, pageSize)
      const { w, may } = c.var
      return page(
        c,
        w.catalogue.title,
        <ProgrammesPage
          w={w}
          page={list}
          address={addressOf(c)}
          filter={filter}
          after={afterKey(list.next)}
          mostDates={mostDates}
          organisation={scope.organisationId}
          mayEdit={may('catalogue.edit')}
        />,
      )
    },
    { rows: 310 },
  )

  .get('/:id/programme.json', async (c) => {
    const { programme } = await loadScreen(c)
    const text = writeProgramme({
      actionType: programme.actionType as ActionType,
      nsf: programme.nsf,
      sheet: sheetSold(programme),
    })
    tellCost(c)
    return c.body(text, 200, {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="programme-${programme.id}-${programme.major}.${programme.minor}.json"`,
    })
  })

  .get(
    '/:id',
    async (c) => {
      const loaded = await loadScreen(c, (c.req.query('version') ?? '').slice(0, 40))
      return page(c, loaded.programme.title, programmePage(c, loaded))
    },
    { rows: 70 },
  )

function readFilter(c: Context) {
  const type = c.req.query('type')
  const show = c.req.query('show')
  return {
    ...readListing(c),
    actionType: actionTypes.find((one) => one === type) ?? '',
    show: show === 'public' || show === 'archived' ? show : '',
  } as const
}
