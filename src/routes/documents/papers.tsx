import { read } from '#db/database.ts'
import { type PaperRow, selectPaper, selectPapers } from '#db/documents/papers.ts'
import { readBody } from '#domain/documents/body.ts'
import { isPaperKind, paperKindNames } from '#domain/documents/kinds.ts'
import { stateOfPaper } from '#domain/documents/paper.ts'
import { kindsOf } from '#domain/documents/subjects.ts'
import { serveHeaders } from '#edge/files/leaving.ts'
import { open } from '#edge/files/open.ts'
import { keyOf } from '#edge/files/store.ts'
import type { Context } from '#http/context.ts'
import { isStorable } from '#http/form.ts'
import { addressOf } from '#http/listing.ts'
import { NotThere } from '#http/refusals.ts'
import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { PapersPage } from '#views/documents/papers.tsx'
import { loadPaper, paperPage } from './paper-screen.tsx'

const pageSize = 30

export const papers = room('/papers', { staff: 'documents.read' })

  .get(
    '/',
    async (c) => {
      const { scope } = c.var
      const filter = filterOf(c)
      const { from, after } = filter
      const since = from ? Date.parse(`${from}T00:00:00Z`) : null
      const [rows] = await read(scope, selectPapers(scope, { ...filter, from: since, after }, pageSize))
      const shown = rows.slice(0, pageSize)
      const last = shown.at(-1)
      const { w, may } = c.var
      return page(
        c,
        w.papers.title,
        <PapersPage
          w={w}
          papers={shown.map((paper) => ({ ...paper, state: stateOfPaper(paper) }))}
          address={addressOf(c)}
          filter={filter}
          next={rows.length > pageSize && last ? `${last.at}~${last.id}` : undefined}
          officeKinds={kindsOf(['office'], null)}
          kinds={paperKindNames}
          mayEdit={may('documents.edit')}
        />,
      )
    },
    { rows: 70 },
  )

  .get(
    '/:id',
    async (c) => {
      const screen = await loadPaper(c)
      return page(c, screen.paper.title, paperPage(c, screen))
    },
    { rows: 70 },
  )

  .get('/:id/pdf', async (c) => {
    const { scope } = c.var
    const [[paper]] = await read(scope, selectPaper(scope, c.req.param('id') ?? ''))
    if (!paper) throw new NotThere()
    if (!paper.fileSha256) return printAgain(paper)
    const headers = serveHeaders('pdf', `${paper.number} ${paper.title}.pdf`, {
      inline: c.req.query('view') !== undefined,
    })
    const answer = await open(c.env.FILES, keyOf(scope.organisationId, paper.fileSha256), c.req.raw, headers)
    if (!answer) throw new NotThere()
    return answer
  })

/** One that was written before papers were filed: made again from what it says. */
async function printAgain({ body, title, number, at, language }: PaperRow): Promise<Response> {
  const { renderPdf } = await import('#edge/pdf/render.ts')
  const { blocks, options } = readBody(body)
  const bare = { title, language, at, number, organisation: '', footer: [] }
  return new Response(await renderPdf(blocks, options ?? bare), {
    headers: serveHeaders('pdf', `${number} ${title}.pdf`),
  })
}

function filterOf(c: Context) {
  const kind = c.req.query('kind') ?? ''
  const from = c.req.query('from') ?? ''
  const number = (c.req.query('q') ?? '').trim().toUpperCase().slice(0, 30)
  const [at, id] = (c.req.query('after') ?? '').split('~')
  const after = id && Number.isSafeInteger(Number(at)) ? ([Number(at), id.slice(0, 40)] as const) : null
  return {
    kind: isPaperKind(kind) ? kind : '',
    from: /^\d{4}-\d\d-\d\d$/.test(from) && !Number.isNaN(Date.parse(from)) ? from : '',
    number: isStorable(number) ? number : '',
    after,
  }
}
