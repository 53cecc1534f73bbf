import { BulkBar } from '#views/ui/bulk.tsx'
import { Button } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { MenuLink, MenuPost } from '#views/ui/menu.tsx'
import { Pager } from '#views/ui/pager.tsx'
import { Badge, type Tone } from '#views/ui/state.tsx'
import { type Column, Table } from '#views/ui/table.tsx'
import { Toolbar } from '#views/ui/toolbar.tsx'
import type { Speech } from '#words/words.ts'

/** A whole list: search and filters, selection, table, pages. */
export function InvoicesCard({ w }: { w: Speech }) {
  const { list } = w.kit
  const filters = [{ key: 'period', label: list.period, text: list.periodValue }]
  return (
    <Card title={list.title} id="kit-list" note={list.note} flush>
      <Toolbar w={w} address={address} label={list.search} placeholder={list.placeholder} filters={filters} />
      <BulkBar w={w} id="kit-bulk">
        <Button size="small" icon="send" formaction="">
          {list.remind}
        </Button>
        <Button size="small" icon="printer" formaction="">
          {list.print}
        </Button>
      </BulkBar>
      <Table
        w={w}
        label={list.label}
        columns={columns(w)}
        items={invoices}
        id={({ id }) => id}
        name={({ id }) => id}
        address={address}
        sorted="-invoice"
        select={{ form: 'kit-bulk', chosen: ['F-2026-0286'] }}
        menu={() => (
          <>
            <MenuLink icon="file-text" href="#kit-list">
              {list.open}
            </MenuLink>
            <MenuPost icon="send" action="">
              {list.remind}
            </MenuPost>
          </>
        )}
        foot={
          <tr>
            <th scope="row" colspan={5}>
              {list.total}
            </th>
            <td class="end">{w.format.amount(533_000)}</td>
            <td />
          </tr>
        }
      />
      <Pager w={w} previous={undefined} next="?after=F-2026-0285" range={w.ui.range('F-2026-0287', 'F-2026-0285')} />
    </Card>
  )
}

type Invoice = { id: string; client: string; due: number; state: 'sent' | 'late' | 'paid'; cents: number }

const address = '?period=nov&sort=-invoice'

const invoices: Invoice[] = [
  { id: 'F-2026-0287', client: 'Atelier Brémond', due: Date.UTC(2026, 10, 30), state: 'sent', cents: 148_000 },
  { id: 'F-2026-0286', client: 'Mairie de Saint-Aubin', due: Date.UTC(2026, 10, 12), state: 'late', cents: 296_000 },
  { id: 'F-2026-0285', client: 'Clinique des Tilleuls', due: Date.UTC(2026, 10, 8), state: 'paid', cents: 89_000 },
]

const tones: Record<Invoice['state'], Tone> = { sent: 'info', late: 'bad', paid: 'ok' }

function columns({ kit: { list }, format }: Speech): Column<Invoice>[] {
  return [
    { key: 'invoice', label: list.invoice, sort: true, cell: ({ id }) => <a href="#kit-list">{id}</a> },
    { key: 'client', label: list.client, sort: true, cell: ({ client }) => client },
    { key: 'due', label: list.due, nowrap: true, optional: true, cell: ({ due }) => format.shortDay(due) },
    { key: 'state', label: list.state, cell: ({ state }) => <Badge tone={tones[state]}>{list[state]}</Badge> },
    { key: 'amount', label: list.amount, end: true, sort: true, cell: ({ cents }) => format.amount(cents) },
  ]
}
