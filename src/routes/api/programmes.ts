import { read } from '#db/database.ts'
import { type ApiProgrammeRow, selectApiProgramme, selectApiProgrammes } from '#db/sessions/api-sessions.ts'
import { told } from '#http/api.ts'
import { apiPage, idOf, iso, toldList } from '#http/api-list.ts'
import { readListing } from '#http/listing.ts'
import { NotThere } from '#http/refusals.ts'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import type { ProgrammeTold } from './told/training.ts'

export const apiProgrammes = room(paths.api.programmes, { key: 'training:read' })

  .get(
    '/',
    async (c) => {
      const listing = { ...readListing(c), q: '' }
      const [rows] = await read(c.var.scope, selectApiProgrammes(c.var.scope, listing, apiPage))
      return toldList(c, rows, listing, shapeOf)
    },
    { rows: 90 },
  )

  .get('/:id', async (c) => {
    const [[programme]] = await read(c.var.scope, selectApiProgramme(c.var.scope, idOf(c)))
    if (!programme) throw new NotThere()
    return told(c, shapeOf(programme))
  })

const shapeOf = ({ id, title, actionType, nsf, minutes, price, ...row }: ApiProgrammeRow): ProgrammeTold => ({
  ...{ id, title, actionType, nsf, minutes, price },
  version: `${row.major}.${row.minor}`,
  isPublic: row.isPublic === 1,
  addedAt: iso(row.at),
})
