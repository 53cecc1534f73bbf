import { read } from '#db/database.ts'
import { selectHolding, selectVersions } from '#db/files/holdings.ts'
import { selectFileLinks } from '#db/files/links.ts'
import { selectHistory } from '#db/people/history.ts'
import type { Scope } from '#db/scope.ts'
import type { Context } from '#http/context.ts'
import { isStorable } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { FilePage, type FileScreen } from '#views/files/file.tsx'

/** What the page of a file shows. */
export const screenOf = (scope: Scope, id: string) =>
  [selectHolding(scope, id), selectVersions(scope, id), selectFileLinks(scope, id), selectHistory(scope, id)] as const

type Answers = Awaited<ReturnType<typeof readScreen>>

export async function load(c: Context): Promise<FileScreen> {
  return found(await readScreen(c.var.scope, c.req.param('id') ?? ''))
}

export function found([[holding], versions, links, history]: Answers): FileScreen {
  if (!holding) throw new NotThere()
  return { holding, versions, links, history }
}

type More = { made?: string; refused?: readonly { name: string; refusal: string }[]; problem?: string }

export function filePage(c: Context, screen: FileScreen, more: More = {}) {
  const { w, may, scope } = c.var
  return <FilePage w={w} {...screen} {...more} now={scope.clock.now()} mayEdit={may('files.edit')} />
}

const readScreen = (scope: Scope, id: string) => read(scope, ...screenOf(scope, isStorable(id) ? id : ''))
