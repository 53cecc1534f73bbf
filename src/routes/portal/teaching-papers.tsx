import { read } from '#db/database.ts'
import { selectOwnPaper, selectOwnPapers, selectToSign } from '#db/documents/own-papers.ts'
import { ownPerson } from '#db/people/own.ts'
import { selectOwnSlots } from '#db/portal/own-slots.ts'
import { selectOwnCredentials } from '#db/quality/registers-credentials.ts'
import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { todayOf } from '#routes/registers/today.ts'
import { TeachingPapersPage } from '#views/portal/teaching-papers.tsx'
import { serveOwnPaper } from './own-paper.ts'

/** How far ahead slots call for a contract. */
const ahead = 30 * 24 * 3600_000

/** A trainer's own papers, and the one that is missing while slots are to come. */
export const teachingPapers = room(paths.teaching.papers, { staff: 'teaching.own' })
  .get(
    '/',
    async (c) => {
      const { scope } = c.var
      const now = scope.clock.now()
      const me = ownPerson(scope)
      const [papers, waiting, coming, credentials] = await read(
        scope,
        selectOwnPapers(scope, me),
        selectToSign(scope, me),
        selectOwnSlots(scope, me, now, now + ahead),
        selectOwnCredentials(scope, me),
      )
      const { w } = c.var
      const missing = coming.length > 0 && !papers.some(({ kind }) => kind === 'contrat_sous_traitance')
      const today = todayOf(c)
      const content = <TeachingPapersPage {...{ w, papers, waiting, missing, credentials, today }} />
      return page(c, w.teaching.papers.title, content)
    },
    { rows: 60 },
  )

  .get('/:id', (c) => {
    const { scope } = c.var
    const own = selectOwnPaper(scope, ownPerson(scope), c.req.param('id') ?? '')
    return serveOwnPaper(c, own, paths.teaching.papers)
  })
