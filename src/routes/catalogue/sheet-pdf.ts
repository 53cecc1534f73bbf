import { selectProgramme } from '#db/catalogue/programmes.ts'
import { read } from '#db/database.ts'
import { type OfficeRow, selectOffice } from '#db/organisations/offices.ts'
import { sheetSold } from '#domain/catalogue/programmes.ts'
import { versionName } from '#domain/catalogue/version.ts'
import { serveHeaders } from '#edge/files/leaving.ts'
import type { Context } from '#http/context.ts'
import { NotThere } from '#http/refusals.ts'
import { room } from '#http/room.ts'
import { tellCost } from '#http/timing.ts'
import { paths } from '#paths.ts'
import { type Printed, sheetBlocks, sheetOptions } from './sheet-blocks.ts'

export const programmeSheet = room(paths.catalogue.all, { staff: 'catalogue.read' }).get(
  '/:id/sheet.pdf',
  async (c) => {
    const { scope } = c.var
    const [[programme], [office]] = await read(
      scope,
      selectProgramme(scope, c.req.param('id') ?? ''),
      selectOffice(scope),
    )
    if (!programme || !office) throw new NotThere()
    const { actionType, writtenAt } = programme
    const printed = { actionType, sheet: sheetSold(programme), version: versionName(programme), at: writtenAt }
    return givePdf(c, office, printed)
  },
)

/** The PDF, made as it is asked for: the same version gives the same bytes. */
export async function givePdf(
  c: Context,
  office: OfficeRow,
  printed: Printed,
  cacheControl?: string,
): Promise<Response> {
  const { w } = c.var
  const { renderPdf } = await import('#edge/pdf/render.ts')
  const bytes = await renderPdf(sheetBlocks(w, printed), sheetOptions(w, office, printed))
  tellCost(c)
  return c.body(bytes, 200, {
    ...serveHeaders('pdf', `${printed.sheet.title}.pdf`, { inline: true }),
    ...(cacheControl === undefined ? {} : { 'Cache-Control': cacheControl }),
  })
}
