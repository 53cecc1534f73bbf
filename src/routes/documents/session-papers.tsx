import { read } from '#db/database.ts'
import { type ListedPaper, selectSessionPapers } from '#db/documents/papers.ts'
import {
  selectPaperCompanies,
  selectPaperEnrolments,
  selectPaperSession,
  selectPaperTrainers,
} from '#db/documents/source.ts'
import { selectReissueIds } from '#db/documents/stale-papers.ts'
import { selectSessionFrame } from '#db/sessions/frame.ts'
import { readContent } from '#domain/catalogue/content.ts'
import type { PaperKindName } from '#domain/documents/kinds.ts'
import { stateOfPaper } from '#domain/documents/paper.ts'
import { kindsOf } from '#domain/documents/subjects.ts'
import { afterKey, readListing } from '#http/listing.ts'
import { NotThere } from '#http/refusals.ts'
import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { tabsFor } from '#routes/sessions/tabs.ts'
import {
  type PaperCell,
  type PaperLine,
  type PaperSection,
  SessionPapersPage,
} from '#views/documents/session-papers.tsx'

const pageSize = 40
const mostPapers = 500

/** What should exist for a session, by kind and person, and what has become of each. */
export const sessionPapers = room('/sessions/:id/papers', { staff: 'documents.read' }).get(
  '/',
  async (c) => {
    const { scope } = c.var
    const id = c.req.param('id') ?? ''
    const { after } = readListing(c)
    const which = { limit: pageSize + 1, ...(after ? { after } : {}) }
    const [[session], [known], enrolments, companies, trainers, papers, stale] = await read(
      scope,
      selectSessionFrame(scope, id),
      selectPaperSession(scope, id),
      selectPaperEnrolments(scope, id, which),
      selectPaperCompanies(scope, id),
      selectPaperTrainers(scope, id),
      selectSessionPapers(scope, id, mostPapers),
      selectReissueIds(scope, id, 1),
    )
    if (!session || !known) throw new NotThere()
    const people = enrolments.slice(0, pageSize)
    const last = people.at(-1)
    const kinds = (...whom: string[]) => kindsOf(whom, known.actionType)
    const line = (
      key: string,
      name: string,
      note: string,
      all: readonly PaperKindName[],
      of: (paper: ListedPaper) => boolean,
    ): PaperLine => ({
      key,
      name,
      note,
      cells: Object.fromEntries(all.map((kind) => [kind, standing(papers, kind, of)])),
    })
    const ofSession = kinds('session')
    const ofCompanies = kinds('company', 'buyer')
    const ofPeople = kinds('enrolment')
    const ofTrainers = kinds('trainer')
    const sections: PaperSection[] = [
      {
        id: 'forSession',
        kinds: ofSession,
        lines: [
          line(
            id,
            session.title,
            session.code,
            ofSession,
            ({ companyId, enrolmentId, personId }) => !companyId && !enrolmentId && !personId,
          ),
        ],
      },
      {
        id: 'forCompanies',
        kinds: ofCompanies,
        lines: companies.map((one) =>
          line(one.id, one.name, one.representative, ofCompanies, ({ companyId }) => companyId === one.id),
        ),
      },
      {
        id: 'forPeople',
        kinds: ofPeople,
        lines: people.map((one) =>
          line(
            one.id,
            `${one.givenName} ${one.familyName}`,
            one.companyName ?? '',
            ofPeople.filter((kind) => kind !== 'contrat_individuel' || one.companyId === null),
            ({ enrolmentId }) => enrolmentId === one.id,
          ),
        ),
      },
      {
        id: 'forTrainers',
        kinds: ofTrainers,
        lines: trainers.map((one) =>
          line(one.id, one.name, one.email, ofTrainers, ({ personId }) => personId === one.id),
        ),
      },
    ]
    const { w, may } = c.var
    return page(
      c,
      session.title,
      <SessionPapersPage
        w={w}
        session={session}
        tabs={tabsFor(c, session.siteId)}
        expected={readContent(known.content).papers}
        sections={sections.filter(({ id, lines }) => id === 'forPeople' || lines.length > 0)}
        next={enrolments.length > pageSize && last ? afterKey([last.sortKey, last.id]) : undefined}
        mayEdit={may('documents.edit', session.siteId)}
        isStale={stale.length > 0 && session.cancelledAt === null}
      />,
    )
  },
  { rows: 100 },
)

/** The one that stands, else the last that was voided. */
function standing(papers: readonly ListedPaper[], kind: PaperKindName, of: (paper: ListedPaper) => boolean): PaperCell {
  const all = papers.filter((paper) => paper.kind === kind && of(paper))
  const found = all.find(({ voidedAt }) => voidedAt === null) ?? all[0]
  return found ? { paperId: found.id, number: found.number, state: stateOfPaper(found) } : null
}
