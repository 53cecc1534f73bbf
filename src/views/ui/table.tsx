import type { Child } from 'hono/jsx'
import type { Speech } from '#words/words.ts'
import type { Address } from './address.ts'
import { Menu } from './menu.tsx'
import { HeadCell } from './table-head.tsx'

export type Column<Item> = {
  key: string
  label: string
  cell: (item: Item) => Child
  /** Numbers, aligned at the end. */
  end?: boolean | undefined
  /** Leaves first when room is short. */
  optional?: boolean | undefined
  nowrap?: boolean | undefined
  /** Its head is a link that orders the list. */
  sort?: boolean | undefined
}

type TableProps<Item> = {
  w: Speech
  /** Names what scrolls; it must differ from the title of the card around it. */
  label: string
  /** The first column names the row; more of it goes under the name, in <small>. */
  columns: readonly Column<Item>[]
  items: readonly Item[]
  id: (item: Item) => string
  /** What the row is called in « Choisir … » and « Actions pour … ». */
  name: (item: Item) => string
  /** The list's own address and its order, `dates` or `-dates`. */
  address?: Address | undefined
  sorted?: string | undefined
  /** Boxes that belong to the form of a BulkBar. */
  select?: { form: string; chosen?: readonly string[] | undefined } | undefined
  menu?: ((item: Item) => Child) | undefined
  dense?: boolean | undefined
  /** Rows of totals. */
  foot?: Child
}

/** A list in columns, which turns into cards on a phone. */
export function Table<Item>(props: TableProps<Item>) {
  const { w, label, columns, items, select, menu } = props
  return (
    <section class="scroll" tabindex={0} aria-label={label}>
      <table class={props.dense ? 'table stack dense' : 'table stack'}>
        <thead>
          <tr>
            {select && <PickAll w={w} form={select.form} />}
            {columns.map((column) => (
              <HeadCell column={column} address={props.address} sorted={props.sorted} />
            ))}
            {menu && (
              <th scope="col">
                <span class="sr">{w.ui.actions}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <Line {...props} item={item} />
          ))}
        </tbody>
        {props.foot && <tfoot>{props.foot}</tfoot>}
      </table>
    </section>
  )
}

function Line<Item>({ w, columns, item, id, name, select, menu }: TableProps<Item> & { item: Item }) {
  const [title, ...others] = columns
  return (
    <tr>
      {select && (
        <td class="fit">
          <input
            type="checkbox"
            name="id"
            value={id(item)}
            form={select.form}
            checked={select.chosen?.includes(id(item))}
            aria-label={w.ui.pick(name(item))}
          />
        </td>
      )}
      <th scope="row">{title?.cell(item)}</th>
      {others.map((column) => (
        <td data-l={column.label} class={classOf(column)}>
          {column.cell(item)}
        </td>
      ))}
      {menu && (
        <td class="fit pick">
          <Menu id={`menu-${id(item)}`} label={w.ui.actionsFor(name(item))} size="small">
            {menu(item)}
          </Menu>
        </td>
      )}
    </tr>
  )
}

/** Ticks every row of its form; only where scripts run, so it waits hidden. */
function PickAll({ w, form }: { w: Speech; form: string }) {
  return (
    <th scope="col" class="fit">
      <span class="sr">{w.ui.picked}</span>
      <input type="checkbox" aria-label={w.ui.pickAll} data-picks={form} hidden />
    </th>
  )
}

function classOf({ end, optional, nowrap }: Pick<Column<never>, 'end' | 'optional' | 'nowrap'>): string | undefined {
  return [end && 'end', optional && 'opt', nowrap && 'nowrap'].filter(Boolean).join(' ') || undefined
}
