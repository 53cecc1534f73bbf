import { selectPacksOf } from '#db/catalogue/packs.ts'
import { type ProgrammeRow, selectProgramme } from '#db/catalogue/programmes.ts'
import { read } from '#db/database.ts'
import { selectHistory } from '#db/people/history.ts'
import type { Scope } from '#db/scope.ts'
import { type ProgrammeRuleRow, selectRulesOfProgramme } from '#db/surveys/rules.ts'
import { sheetSold } from '#domain/catalogue/programmes.ts'
import { durationsOf } from '#domain/catalogue/sheet.ts'
import type { Permission } from '#domain/members/matrix.ts'
import type { Context } from '#http/context.ts'
import { historyOf } from '#http/history.ts'
import { NotThere } from '#http/refusals.ts'
import { changed } from '#http/render.tsx'
import { paths } from '#paths.ts'
import { type ProgrammeTab, programmeTabs } from '#views/catalogue/frame.tsx'
import { ProgrammePage } from '#views/catalogue/programme.tsx'

type Loaded = {
  programme: ProgrammeRow
  history: Awaited<ReturnType<typeof selectHistory>>
  packs: Awaited<ReturnType<typeof selectPacksOf>>
  rules: readonly ProgrammeRuleRow[]
}
type Answers = readonly [readonly ProgrammeRow[], Loaded['history'], Loaded['packs'], Loaded['rules']]

/** What a programme's page shows. */
export const screenOf = (scope: Scope, id: string, version = '') =>
  [
    selectProgramme(scope, id, version),
    selectHistory(scope, id),
    selectPacksOf(scope, id),
    selectRulesOfProgramme(scope, id),
  ] as const

export async function loadScreen(c: Context, version = ''): Promise<Loaded> {
  return loaded(await read(c.var.scope, ...screenOf(c.var.scope, c.req.param('id') ?? '', version)))
}

function loaded([[programme], history, packs, rules]: Answers): Loaded {
  if (!programme) throw new NotThere()
  return { programme, history, packs, rules }
}

export function programmePage(c: Context, { programme, history, packs, rules }: Loaded, problem?: string) {
  const { w, may, scope } = c.var
  const sheet = sheetSold(programme)
  return (
    <ProgrammePage
      w={w}
      programme={programme}
      sheet={sheet}
      durations={durationsOf(sheet)}
      packs={packs}
      rules={may('surveys.read') ? rules : null}
      history={history}
      allHistory={historyOf(c, programme.id)}
      tabs={tabsFor(c)}
      organisation={scope.organisationId}
      mayEdit={may('catalogue.edit')}
      mayPlan={may('sessions.edit')}
      copyId={scope.ids.next()}
      problem={problem}
    />
  )
}

/** The programme as it is after the change, at its own address, with a word about what happened. */
export function showChanged(
  c: Context,
  answers: Answers,
  say: (programme: ProgrammeRow) => string,
  undo?: { action: string; fields?: Record<string, string> },
) {
  const now = loaded(answers)
  const { programme } = now
  return changed(c, paths.catalogue.one(programme.id), programme.title, programmePage(c, now), {
    text: say(programme),
    undo,
  })
}

export const tabsFor = ({ var: { may } }: Context): readonly ProgrammeTab[] =>
  programmeTabs.filter((tab) => may(permissions[tab]))

const permissions: Record<ProgrammeTab, Permission> = {
  sheet: 'catalogue.read',
  versions: 'catalogue.read',
  sessions: 'sessions.read',
  trainers: 'catalogue.read',
}
