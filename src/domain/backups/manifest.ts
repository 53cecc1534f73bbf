import { isSignedText, signText } from '#edge/signature.ts'
import { type Chest, getText, putText } from './chest.ts'

/** Some rows of a table, in one object of the backup. */
export type Part = { database: string; table: string; path: string; rows: number; bytes: number; sha256: string }

export type Manifest = {
  format: 'lisiere-backup/1'
  at: string
  /** The one whose rows these are; null for all. */
  organisationId: string | null
  migrations: readonly string[]
  parts: readonly Part[]
  /** What the store of files held: its keys name the bytes by their hash. */
  files: { path: string; count: number; bytes: number; sha256: string }
}

/** Written last: a backup without its manifest was interrupted. */
export async function putManifest(chest: Chest, secret: string, manifest: Manifest): Promise<void> {
  const text = `${JSON.stringify(manifest, null, 1)}\n`
  await putText(chest, 'manifest.sig', await signText(secret, 'backup', text))
  await putText(chest, 'manifest.json', text)
}

export type ManifestRefusal = 'no_backup' | 'wrong_signature'

export async function readManifest(chest: Chest, secret: string): Promise<Manifest | ManifestRefusal> {
  const text = await getText(chest, 'manifest.json')
  if (text === null) return 'no_backup'
  const signature = (await getText(chest, 'manifest.sig')) ?? ''
  return (await isSignedText(secret, 'backup', text, signature)) ? (JSON.parse(text) as Manifest) : 'wrong_signature'
}

/** The parts whose bytes are not the same on the two sides. */
export function differingParts(one: readonly Part[], other: readonly Part[]): string[] {
  const sums = new Map(other.map(({ path, sha256 }) => [path, sha256]))
  const missing = other.filter(({ path }) => !one.some((part) => part.path === path)).map(({ path }) => path)
  return [...one.filter(({ path, sha256 }) => sums.get(path) !== sha256).map(({ path }) => path), ...missing]
}
