import { read } from '#db/database.ts'
import { type PaperRow, selectPaper } from '#db/documents/papers.ts'
import { selectPaperSendings } from '#db/documents/sendings.ts'
import { selectRequests, selectSignersOf } from '#db/documents/signature-requests.ts'
import type { Scope } from '#db/scope.ts'
import { readBody } from '#domain/documents/body.ts'
import { stateOfPaper } from '#domain/documents/paper.ts'
import type { Context } from '#http/context.ts'
import { NotThere } from '#http/refusals.ts'
import { PaperPage } from '#views/documents/paper.tsx'
import { aboutOf } from '#views/documents/papers.tsx'
import { PaperSignatures } from '#views/documents/signatures.tsx'
import type { FormState } from '#views/ui/form.tsx'

type Sendings = Awaited<ReturnType<typeof selectPaperSendings>>
type Requests = Awaited<ReturnType<typeof selectRequests>>
type Signers = Awaited<ReturnType<typeof selectSignersOf>>
export type PaperScreen = { paper: PaperRow; sendings: Sendings; requests: Requests; signers: Signers }

export const paperScreen = (scope: Scope, id: string) =>
  [
    selectPaper(scope, id),
    selectPaperSendings(scope, id),
    selectRequests(scope, id),
    selectSignersOf(scope, id),
  ] as const

export async function loadPaper(c: Context): Promise<PaperScreen> {
  const { scope } = c.var
  const [[paper], sendings, requests, signers] = await read(scope, ...paperScreen(scope, c.req.param('id') ?? ''))
  if (!paper) throw new NotThere()
  return { paper, sendings, requests, signers }
}

export function paperPage(c: Context, { paper, sendings, requests, signers }: PaperScreen, form?: FormState) {
  const { w, may, scope } = c.var
  const mayEdit = may('documents.edit', paper.siteId ?? undefined)
  const mayAsk = mayEdit && paper.voidedAt === null
  const now = scope.clock.now()
  return (
    <PaperPage
      w={w}
      paper={paper}
      state={stateOfPaper(paper)}
      about={aboutOf(paper)}
      blocks={readBody(paper.body).blocks}
      sendings={sendings}
      mayEdit={mayEdit}
      signatures={<PaperSignatures {...{ w, paperId: paper.id, requests, signers, now, mayEdit: mayAsk }} />}
      mayFiles={may('files.read')}
      form={form}
    />
  )
}
