import { read } from '#db/database.ts'
import { type PaperRow, selectPaper, selectPaperSendings } from '#db/documents/papers.ts'
import type { Scope } from '#db/scope.ts'
import { readBody } from '#domain/documents/body.ts'
import { stateOfPaper } from '#domain/documents/paper.ts'
import type { Context } from '#http/context.ts'
import { NotThere } from '#http/refusals.ts'
import { PaperPage } from '#views/documents/paper.tsx'
import { aboutOf } from '#views/documents/papers.tsx'
import type { FormState } from '#views/ui/form.tsx'

type Sendings = Awaited<ReturnType<typeof selectPaperSendings>>
export type PaperScreen = { paper: PaperRow; sendings: Sendings }

export const paperScreen = (scope: Scope, id: string) =>
  [selectPaper(scope, id), selectPaperSendings(scope, id)] as const

export async function loadPaper(c: Context): Promise<PaperScreen> {
  const { scope } = c.var
  const [[paper], sendings] = await read(scope, ...paperScreen(scope, c.req.param('id') ?? ''))
  if (!paper) throw new NotThere()
  return { paper, sendings }
}

export function paperPage(c: Context, { paper, sendings }: PaperScreen, form?: FormState) {
  const { w, may } = c.var
  return (
    <PaperPage
      w={w}
      paper={paper}
      state={stateOfPaper(paper)}
      about={aboutOf(paper)}
      blocks={readBody(paper.body).blocks}
      sendings={sendings}
      mayEdit={may('documents.edit', paper.siteId ?? undefined)}
      mayFiles={may('files.read')}
      form={form}
    />
  )
}
