import { selectProgramme } from '#db/catalogue/programmes.ts'
import { selectVersion, selectVersions } from '#db/catalogue/versions.ts'
import { read } from '#db/database.ts'
import { differences } from '#domain/catalogue/diff.ts'
import { sheetSold } from '#domain/catalogue/programmes.ts'
import type { Context } from '#http/context.ts'
import { NotThere } from '#http/refusals.ts'
import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { linesOf } from '#views/catalogue/field-lines.ts'
import { VersionsPage } from '#views/catalogue/versions.tsx'
import { tabsFor } from './screen.tsx'

export const programmeVersions = room(paths.catalogue.all, { staff: 'catalogue.read' }).get(
  '/:id/versions',
  async (c) => {
    const { scope } = c.var
    const id = c.req.param('id') ?? ''
    const [[programme], versions, [from], [to]] = await read(
      scope,
      selectProgramme(scope, id),
      selectVersions(scope, id),
      selectVersion(scope, id, asked(c, 'from')),
      selectVersion(scope, id, asked(c, 'to')),
    )
    if (!programme) throw new NotThere()
    const { w, may } = c.var
    const lineOf = (version: typeof from) => versions.find((line) => line.id === version?.id)
    const [first, last] = [lineOf(from), lineOf(to)]
    const diff = from && to && differences(sheetSold(from), sheetSold(to), (sheet, field) => linesOf(w, sheet, field))
    return page(
      c,
      `${w.catalogue.versions.list} · ${programme.title}`,
      <VersionsPage
        w={w}
        programme={programme}
        tabs={tabsFor(c)}
        versions={versions}
        compared={first && last && diff ? { from: first, to: last, diff } : undefined}
        mayEdit={may('catalogue.edit')}
      />,
    )
  },
)

const asked = (c: Context, name: string): string => (c.req.query(name) ?? '').slice(0, 40)
