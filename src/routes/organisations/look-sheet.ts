import { parseColour } from '#domain/organisations/colour.ts'
import { NotThere } from '#http/refusals.ts'
import { room } from '#http/room.ts'

/** An organisation's colour as a sheet of one line: the address is the colour, so that a browser keeps it forever. */
export const lookSheet = room('/look/:sheet', { public: true }).get('/', (c) => {
  const [, digits] = /^([0-9a-f]{6})\.css$/.exec(c.req.param('sheet') ?? '') ?? []
  const colour = digits && parseColour(digits)
  if (!colour) throw new NotThere()
  return c.body(`.brand{--brand:${colour};--brand-on:#fff}`, 200, {
    'Content-Type': 'text/css; charset=utf-8',
    'Cache-Control': 'public, max-age=31536000, immutable',
  })
})
