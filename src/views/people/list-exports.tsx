import { Menu, MenuPost } from '#views/ui/menu.tsx'
import type { Speech } from '#words/words.ts'

type ListExportsProps = { w: Speech; action: string; searched: string; isLimited: boolean }

/** The list as it is searched, in a file; for who sees some sites, what concerns those. */
export function ListExports({ w, action, searched: q, isLimited }: ListExportsProps) {
  const { people: words } = w
  return (
    <Menu id="exports" label={words.export} icon="download" text={words.export}>
      {isLimited && <p>{words.exportOfSites}</p>}
      <MenuPost action={action} fields={{ q, format: 'csv' }}>
        {words.csv}
      </MenuPost>
      <MenuPost action={action} fields={{ q, format: 'xlsx' }}>
        {words.xlsx}
      </MenuPost>
    </Menu>
  )
}
