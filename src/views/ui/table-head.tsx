import { type Address, withParameters } from './address.ts'
import { safeHref } from './href.ts'
import { Icon } from './icon.tsx'
import type { Column } from './table.tsx'

type HeadProps = {
  column: Pick<Column<never>, 'key' | 'label' | 'end' | 'optional' | 'sort'>
  address: Address | undefined
  sorted: string | undefined
}

/** The head of a column: a link that orders the list by it, then the other way round, the filters kept. */
export function HeadCell({ column, address, sorted }: HeadProps) {
  const { key, label, end, optional } = column
  const order = orderOf(key, sorted)
  return (
    <th scope="col" class={[end && 'end', optional && 'opt'].filter(Boolean).join(' ') || undefined} aria-sort={order}>
      {column.sort && address !== undefined ? (
        <a href={safeHref(withParameters(address, { sort: order === 'ascending' ? `-${key}` : key }))}>
          {label} {order && <Icon name={order === 'ascending' ? 'arrow-up' : 'arrow-down'} />}
        </a>
      ) : (
        label
      )}
    </th>
  )
}

function orderOf(key: string, sorted: string | undefined): 'ascending' | 'descending' | undefined {
  if (sorted === key) return 'ascending'
  return sorted === `-${key}` ? 'descending' : undefined
}
