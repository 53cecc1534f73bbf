import { read } from '#db/database.ts'
import { type HoldingRow, selectHoldings } from '#db/files/holdings.ts'
import { type Listing, type Page, pageOf } from '#db/listing.ts'
import { addFiles } from '#domain/files/holdings.ts'
import { isUseName, uses } from '#edge/files/uses.ts'
import { type Arrivals, dismiss, receiveFiles } from '#http/arrivals.ts'
import type { Context } from '#http/context.ts'
import { addressOf, afterKey, readListing } from '#http/listing.ts'
import { changed, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { FileList, FilesPage } from '#views/files/files.tsx'

const pageSize = 25
const firstPage: Listing = { q: '', after: null }

export const library = room(paths.files.all, { staff: 'files.read' }).get(
  '/',
  async (c) => {
    const { scope } = c.var
    const listing = readListing(c)
    const asked = c.req.query('use') ?? ''
    const use = isUseName(asked) ? asked : ''
    const [rows] = await read(scope, selectHoldings(scope, { ...listing, use }, pageSize))
    const shown = { page: pageOf(rows, pageSize), address: addressOf(c), searched: listing.q, use }
    const after = afterKey(shown.page.next)
    const { w, may } = c.var
    const content = <FilesPage w={w} {...shown} after={after} mayEdit={may('files.edit')} />
    return page(c, w.files.title, content, { regions: { holdings: <FileList w={w} {...shown} after={after} /> } })
  },
  { rows: 170 },
)

export const libraryForms = room(paths.files.all, { staff: 'files.edit' }).post('/', async (c) => {
  const { scope } = c.var
  const show = [selectHoldings(scope, firstPage, pageSize)] as const
  const [rows] = await read(scope, ...show)
  const { w } = c.var
  const arrivals = await receiveFiles(c, 'file', uses.document)
  if (arrivals.files.length === 0) return refused(c, w.files.title, filesPage(c, rows, refusedOf(arrivals)))

  const outcome = await addFiles(scope, arrivals.files, show)
  if (!outcome.ok) {
    await dismiss(c, arrivals.files)
    return refused(
      c,
      w.files.title,
      filesPage(
        c,
        rows,
        arrivals.files.map(({ name }) => ({ name, refusal: 'unreadable' })),
      ),
      409,
    )
  }
  const [after] = outcome.after
  if (arrivals.refused.length > 0) return refused(c, w.files.title, filesPage(c, after, arrivals.refused))
  const count = w.format.count(arrivals.files.length, w.files.file, w.files.filesMany)
  return changed(c, paths.files.all, w.files.title, filesPage(c, after), { text: w.files.added(count) })
})

type Refused = readonly { name: string; refusal: string }[]

const refusedOf = ({ refused: some }: Arrivals): Refused => (some.length > 0 ? some : [{ name: '', refusal: 'none' }])

function filesPage(c: Context, rows: readonly HoldingRow[], some: Refused = []) {
  const list: Page<HoldingRow> = pageOf(rows, pageSize)
  return (
    <FilesPage
      w={c.var.w}
      page={list}
      address={paths.files.all}
      searched=""
      use=""
      after={afterKey(list.next)}
      mayEdit
      refused={some}
    />
  )
}
