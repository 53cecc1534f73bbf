import type { Child } from 'hono/jsx'
import { safeHref } from './href.ts'
import { Icon, type IconName } from './icon.tsx'

export type TileProps = {
  what: string
  much: Child
  unit?: string | undefined
  note?: Child
  icon?: IconName | undefined
  /** A <Spark>. */
  spark?: Child
}

/** Figures of a page; those that lead somewhere are all links, the others all plain. */
export function Tiles({ tiles }: { tiles: readonly TileProps[] }) {
  return (
    <ul class="tiles">
      {tiles.map((tile) => (
        <li class="tile">
          <Figure {...tile} />
        </li>
      ))}
    </ul>
  )
}

export function TileLinks({ label, tiles }: { label: string; tiles: readonly (TileProps & { href: string })[] }) {
  return (
    <nav class="tiles" aria-label={label}>
      {tiles.map((tile) => (
        <a class="tile" href={safeHref(tile.href)}>
          <Figure {...tile} />
        </a>
      ))}
    </nav>
  )
}

function Figure({ what, much, unit, note, icon, spark }: TileProps) {
  return (
    <>
      <span class="what">{what}</span>
      <span class="much">
        {much} {unit && <small>{unit}</small>}
      </span>
      {spark}
      {note && (
        <span class="note">
          {icon && <Icon name={icon} />}
          {note}
        </span>
      )}
    </>
  )
}
