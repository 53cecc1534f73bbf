import { paths } from '#paths.ts'
import { Menu, MenuPost } from '#views/ui/menu.tsx'
import type { Speech } from '#words/words.ts'

type ExportsProps = { w: Speech; period: string; look: { site: string; programme: string } }

/** The sessions behind the figures shown, in a file. */
export function Exports({ w, period, look: { site, programme } }: ExportsProps) {
  const fields = { period, site, programme }
  return (
    <Menu id="exports" label={w.figures.csv} icon="download" text={w.figures.export}>
      <MenuPost action={paths.figures.exports} fields={{ ...fields, format: 'csv' }}>
        {w.figures.csv}
      </MenuPost>
      <MenuPost action={paths.figures.exports} fields={{ ...fields, format: 'xlsx' }}>
        {w.figures.xlsx}
      </MenuPost>
    </Menu>
  )
}
