import type { Statements } from '#db/database.ts'
import { type FileFields, insertFile } from '#db/files/files.ts'
import { type OfficeRow, updateLogo, updateOffice } from '#db/organisations/offices.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import { parseColour } from './colour.ts'
import { refuseColour } from './look.ts'

export async function chooseColour<const T extends Statements>(
  scope: Scope,
  office: OfficeRow,
  version: number,
  text: string,
  show: T,
) {
  const refusal = refuseColour(text)
  if (refusal) return no(refusal)
  const colour = parseColour(text) ?? ''
  const writes = [
    updateOffice(scope, version, { colour }),
    exactlyOne(scope),
    record(scope, 'colour_changed', scope.organisationId, { before: office.colour, after: colour }),
  ]
  return commit(scope, writes, ...show)
}

/** The new logo waits for its variants; until then the one before it stays in place. */
export function chooseLogo<const T extends Statements>(
  scope: Scope,
  office: OfficeRow,
  file: Omit<FileFields, 'use'>,
  show: T,
) {
  const writes = [
    insertFile(scope, { ...file, use: 'logo' }),
    updateLogo(scope, { nextLogoId: file.id }),
    exactlyOne(scope),
    record(scope, 'logo_changed', scope.organisationId, { fileId: file.id, name: file.name, before: office.logoId }),
  ]
  return commit(scope, writes, ...show)
}

export async function removeLogo<const T extends Statements>(scope: Scope, office: OfficeRow, show: T) {
  if (office.logoId === null && office.nextLogoId === null) return no('no_logo')
  const writes = [
    updateLogo(scope, { logoId: null, nextLogoId: null }),
    record(scope, 'logo_removed', scope.organisationId, { before: office.logoId ?? office.nextLogoId }),
  ]
  return commit(scope, writes, ...show)
}

/** Back to a logo chosen before: at once when it was ready, else once it is. */
export function restoreLogo<const T extends Statements>(
  scope: Scope,
  file: { id: string; name: string; variants: number },
  show: T,
) {
  const writes =
    file.variants > 0
      ? [
          updateLogo(scope, { logoId: file.id, nextLogoId: null }),
          record(scope, 'logo_restored', scope.organisationId, { fileId: file.id, name: file.name }),
        ]
      : [
          updateLogo(scope, { nextLogoId: file.id }),
          record(scope, 'logo_changed', scope.organisationId, { fileId: file.id, name: file.name }),
        ]
  return commit(scope, writes, ...show)
}
