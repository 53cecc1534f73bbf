import { contentFields, organisationFields, type Sheet, type SheetField, sameField } from './sheet.ts'

export type Version = { major: number; minor: number }

export const firstVersion: Version = { major: 1, minor: 0 }

/** Another content is another major version; otherwise sold or run, another minor one; the same says nothing new. */
export function nextVersion(current: Version, before: Sheet, after: Sheet): Version | null {
  const changed = (field: SheetField) => !sameField(before, after, field)
  if (contentFields.some(changed)) return { major: current.major + 1, minor: 0 }
  if (organisationFields.some(changed)) return { major: current.major, minor: current.minor + 1 }
  return null
}

export const versionName = ({ major, minor }: Version): string => `${major}.${minor}`
