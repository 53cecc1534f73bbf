import {
  deleteArchive,
  insertArchive,
  insertProgramme,
  type ProgrammeFields,
  type ProgrammeRow,
  updateProgramme,
} from '#db/catalogue/programmes.ts'
import { insertVersion } from '#db/catalogue/versions.ts'
import type { Statements } from '#db/database.ts'
import { fold } from '#db/fold.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import { readContent } from './content.ts'
import type { FiledProgramme } from './file.ts'
import type { ActionType, Sheet } from './sheet.ts'
import { columnsOf } from './sheet.ts'
import { firstVersion, nextVersion, versionName } from './version.ts'

export type ProgrammeState = Pick<
  ProgrammeRow,
  'id' | 'title' | 'version' | 'actionType' | 'nsf' | 'isPublic' | 'archivedAt'
>
type Sold = Pick<
  ProgrammeRow,
  'soldTitle' | 'minutes' | 'halfDays' | 'pricePerPerson' | 'pricePerGroup' | 'pricePerDay' | 'content'
>
type Filing = { actionType: ActionType; nsf: string; isPublic: boolean }

/** What a version says, from its row. */
export function sheetSold({ soldTitle, content, ...row }: Sold): Sheet {
  const { minutes, halfDays, pricePerPerson, pricePerGroup, pricePerDay } = row
  return {
    title: soldTitle,
    minutes,
    halfDays,
    pricePerPerson,
    pricePerGroup,
    pricePerDay,
    ...readContent(content),
  }
}

/** Each verb brings back what the answer shows, read in the same trip. */
export function createProgramme<const T extends Statements>(
  scope: Scope,
  id: string,
  filing: Filing,
  sheet: Sheet,
  show: T,
) {
  return commit(
    scope,
    [
      ...firstWrites(scope, id, filing, sheet),
      recorded(scope, 'programme_created', id, sheet),
      ...published(scope, id, filing.isPublic, sheet, versionName(firstVersion)),
    ],
    ...show,
  )
}

/** From a file written here or elsewhere: seen by nobody outside until somebody has read it again. */
export function importProgramme<const T extends Statements>(scope: Scope, id: string, filed: FiledProgramme, show: T) {
  const { sheet, actionType, nsf } = filed
  const writes = firstWrites(scope, id, { actionType, nsf, isPublic: false }, sheet)
  return commit(scope, [...writes, recorded(scope, 'programme_imported', id, sheet)], ...show)
}

/** A programme of its own that begins with what another says today, under a title of its own. */
export function cloneProgramme<const T extends Statements>(
  scope: Scope,
  programme: ProgrammeRow,
  title: string,
  id: string,
  show: T,
) {
  const sheet = { ...sheetSold(programme), title }
  const filing = { actionType: programme.actionType as ActionType, nsf: programme.nsf, isPublic: false }
  const event = record(scope, 'programme_cloned', id, { title, from: programme.title, fromId: programme.id })
  return commit(scope, [...firstWrites(scope, id, filing, sheet), event], ...show)
}

/** Another content or another organisation is another version; how it is filed and seen is not. */
export async function changeProgramme<const T extends Statements>(
  scope: Scope,
  programme: ProgrammeRow,
  version: number,
  filing: Filing,
  sheet: Sheet,
  show: T,
) {
  if (version !== programme.version) return no('overtaken')
  const next = nextVersion(programme, sheetSold(programme), sheet)
  const fields = { ...filedOf(filing), ...titled(sheet.title) }
  const versionId = next ? scope.ids.next() : programme.versionId
  const [isNew, name] = [next !== null, versionName(next ?? programme)]
  const writes = [
    updateProgramme(scope, programme.id, version, { ...fields, versionId }),
    exactlyOne(scope),
    ...(next ? [insertVersion(scope, { id: versionId, programmeId: programme.id, ...next, ...columnsOf(sheet) })] : []),
    record(scope, 'programme_changed', programme.id, {
      title: sheet.title,
      version: name,
      published: filing.isPublic,
    }),
    ...published(scope, programme.id, filing.isPublic && (isNew || programme.isPublic === 0), sheet, name),
  ]
  return commit(scope, writes, ...show)
}

/** What was sold before is sold again, as a new version: those in between stay as they were. */
export async function revertProgramme<const T extends Statements>(
  scope: Scope,
  programme: ProgrammeRow,
  earlier: Sold & { major: number; minor: number },
  version: number,
  show: T,
) {
  if (version !== programme.version) return no('overtaken')
  const sheet = sheetSold(earlier)
  const next = nextVersion(programme, sheetSold(programme), sheet)
  if (!next) return no('same_version')
  const versionId = scope.ids.next()
  const writes = [
    updateProgramme(scope, programme.id, version, { ...titled(sheet.title), versionId }),
    exactlyOne(scope),
    insertVersion(scope, { id: versionId, programmeId: programme.id, ...next, ...columnsOf(sheet) }),
    record(scope, 'programme_reverted', programme.id, {
      title: sheet.title,
      version: versionName(next),
      to: versionName(earlier),
    }),
    ...published(scope, programme.id, programme.isPublic === 1, sheet, versionName(next)),
  ]
  return commit(scope, writes, ...show)
}

/** Out of the catalogue and of the public pages; sessions already planned go on. */
export async function archiveProgramme<const T extends Statements>(
  scope: Scope,
  { id, title, archivedAt }: ProgrammeState,
  reason: string,
  show: T,
) {
  if (archivedAt !== null) return no('already_archived')
  const writes = [
    insertArchive(scope, id, reason),
    exactlyOne(scope),
    record(scope, 'programme_archived', id, { title, reason }),
  ]
  return commit(scope, writes, ...show)
}

export async function unarchiveProgramme<const T extends Statements>(
  scope: Scope,
  { id, title, archivedAt }: ProgrammeState,
  show: T,
) {
  if (archivedAt === null) return no('not_archived')
  const writes = [deleteArchive(scope, id), exactlyOne(scope), record(scope, 'programme_unarchived', id, { title })]
  return commit(scope, writes, ...show)
}

function firstWrites(scope: Scope, id: string, filing: Filing, sheet: Sheet) {
  const versionId = scope.ids.next()
  return [
    insertProgramme(scope, { id, versionId, ...filedOf(filing), ...titled(sheet.title) }),
    insertVersion(scope, { id: versionId, programmeId: id, ...firstVersion, ...columnsOf(sheet) }),
  ]
}

/** What anybody may now read on the public pages. */
const published = (scope: Scope, id: string, isPublic: boolean, { title }: Sheet, version: string) =>
  isPublic ? [record(scope, 'programme_published', id, { title, version })] : []

const recorded = (scope: Scope, action: string, id: string, { title }: Sheet) =>
  record(scope, action, id, { title, version: versionName(firstVersion) })

const filedOf = ({ actionType, nsf, isPublic }: Filing) => ({ actionType, nsf, isPublic: isPublic ? 1 : 0 })

const titled = (title: string): Pick<ProgrammeFields, 'title' | 'sortKey'> => ({ title, sortKey: fold(title) })
