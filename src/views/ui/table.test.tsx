import { expect, test } from 'vitest'
import { speech } from '#words/words.ts'
import { withoutParameter, withParameters } from './address.ts'
import { BulkBar } from './bulk.tsx'
import { Pager } from './pager.tsx'
import { type Column, Table } from './table.tsx'
import { Toolbar } from './toolbar.tsx'

const w = await speech('fr')
type Item = { id: string; name: string; seats: number }
const items: Item[] = [
  { id: 'a', name: 'Tuteur <b>', seats: 12 },
  { id: 'b', name: 'Gestes', seats: 8 },
]
const columns: Column<Item>[] = [
  { key: 'name', label: 'Session', sort: true, cell: ({ name }) => name },
  { key: 'seats', label: 'Places', sort: true, end: true, cell: ({ seats }) => seats },
]
const address = '/sessions?q=tuteur&lieu=nantes&lieu=vannes&sort=name&after=xyz'
const table = (sorted: string) => (
  <Table
    w={w}
    label="Sessions"
    columns={columns}
    items={items}
    id={({ id }) => id}
    name={({ name }) => name}
    address={address}
    sorted={sorted}
    select={{ form: 'bulk', chosen: ['b'] }}
    menu={() => 'verbs'}
  />
)

test('a head orders the list, keeps the search and the filters, and goes back to the first page', () => {
  const html = String(table('name'))
  expect(html).toContain('href="/sessions?q=tuteur&amp;lieu=nantes&amp;lieu=vannes&amp;sort=-name"')
  expect(html).toContain('href="/sessions?q=tuteur&amp;lieu=nantes&amp;lieu=vannes&amp;sort=seats"')
  expect(html).not.toContain('after=')
})

test('only the head that orders the list says so, and which way', () => {
  expect(String(table('name')).match(/aria-sort="\w+"/g)).toEqual(['aria-sort="ascending"'])
  expect(String(table('-seats'))).toContain('aria-sort="descending"')
})

test('the first column names the row, and every other value says which it is', () => {
  const html = String(table('name'))
  expect(html).toContain('<th scope="row">Tuteur &lt;b&gt;</th>')
  expect(html).toContain('<td data-l="Places" class="end">12</td>')
})

test('ticked rows belong to the form of the bar, outside the table', () => {
  const html = String(table('name'))
  expect(html).toMatch(/name="id" value="b" form="bulk" checked/)
  expect(html).not.toMatch(/value="a" form="bulk" checked/)
  expect(html).toContain('aria-label="Choisir Tuteur &lt;b&gt;"')
  const bar = (
    <BulkBar w={w} id="bulk" action="/sessions/convocations">
      x
    </BulkBar>
  )
  expect(String(bar)).toContain('<form class="bulk" id="bulk" method="post" action="/sessions/convocations"')
})

test('each row has its own menu', () => {
  expect(String(table('name')).match(/popovertarget="menu-[ab]"/g)).toEqual([
    'popovertarget="menu-a"',
    'popovertarget="menu-b"',
  ])
})

test('the search keeps the filters and the order, once each, and forgets the page', () => {
  const html = String(
    <Toolbar
      w={w}
      address={address}
      label="Chercher"
      filters={[{ key: 'lieu', value: 'nantes', label: 'Lieu', text: 'Nantes' }]}
    />,
  )
  expect(html.match(/type="hidden" name="\w+" value="\w+"/g)).toEqual([
    'type="hidden" name="lieu" value="nantes"',
    'type="hidden" name="lieu" value="vannes"',
    'type="hidden" name="sort" value="name"',
  ])
  expect(html).toContain('name="q" value="tuteur"')
  expect(html).toContain('href="/sessions?q=tuteur&amp;lieu=vannes&amp;sort=name" aria-label="Retirer le filtre Lieu"')
})

test('a page that is not there is a dead link, said as such', () => {
  const html = String(<Pager w={w} previous={undefined} next="/sessions?after=9" range="De A à B" />)
  expect(html).toMatch(/<span class="btn small" aria-disabled="true">.*Précédentes/)
  expect(html).toMatch(/<a class="btn small" href="\/sessions\?after=9">.*Suivantes/)
})

test('an address changes one parameter and keeps the others, accents and signs included', () => {
  expect(withParameters('/s?q=é+%26&tri=1', { tri: '2' })).toBe('/s?q=%C3%A9+%26&tri=2')
  expect(withParameters('/s?a=1', { a: undefined })).toBe('/s')
  expect(withParameters('/s', { lieu: ['x', 'y'] })).toBe('/s?lieu=x&lieu=y')
  expect(withoutParameter('/s?a=1&a=2&before=z', 'a', '1')).toBe('/s?a=2')
  expect(withoutParameter('/s?a=1&a=2', 'a')).toBe('/s')
})
