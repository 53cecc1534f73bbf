import { env } from 'cloudflare:workers'
import { fold } from '#db/fold.ts'
import { put, sha256Of } from '#edge/files/store.ts'
import { now } from '#test/visit.ts'
import { organisations } from '#test/world.ts'

/** A paper for each organisation, under the same id, checked and in its library: what it holds says whose it is. */
export async function shelveFiles(): Promise<void> {
  for (const { id, mark, shard } of organisations) {
    const bytes = new TextEncoder().encode(`%PDF-1.7 rules of ${mark}`)
    const sha256 = await sha256Of(bytes)
    await put(env.FILES, id, sha256, bytes, 'pdf')
    await env[shard]
      .prepare(
        "INSERT OR IGNORE INTO statements VALUES (?, 'bpf', '2025-01-01', '2025-12-31', '{}', 0, 0, 0, 0, '', ?, 'test')",
      )
      .bind(id, now)
      .run()
    await env[shard].batch(
      holdingRows(id, [{ id: 'rules', name: `Règlement ${mark}.pdf`, sha256, bytes: bytes.length }]).map(
        ([sql, rows]) => env[shard].prepare(sql).bind(rows),
      ),
    )
  }
}

/** Years of papers: more than a page of them in the library, in the trash and in the register. */
export async function fillLibrary(): Promise<void> {
  await shelveFiles()
  const papers = Array.from({ length: 120 }, (_, each) => {
    const number = String(each).padStart(3, '0')
    return {
      id: `paper-${number}`,
      name: `Convention Martin ${number}.pdf`,
      sha256: number.padStart(64, '0'),
      bytes: 9,
    }
  })
  const ids = JSON.stringify(papers.map(({ id }) => id))
  const trashed = JSON.stringify(papers.slice(60).map(({ id }) => id))
  const db = env.SHARD_1
  await db.batch([
    ...holdingRows('lisiere', papers).map(([sql, rows]) => db.prepare(sql).bind(rows)),
    db
      .prepare("INSERT INTO holding_trash SELECT 'lisiere', value, ?1, ?1, 'test' FROM json_each(?2)")
      .bind(now + 9e8, trashed),
    db
      .prepare(
        `INSERT INTO destructions SELECT 'lisiere', 'gone-' || value, value, 'document', value, '[]', 'proofs', 'trash', ?1, 'test', ''
          FROM json_each(?2)`,
      )
      .bind(now, ids),
  ])
}

type Shelved = { id: string; name: string; sha256: string; bytes: number }

/** The statements that put these papers in a library, each with its rows. */
export function holdingRows(organisation: string, papers: readonly Shelved[]): [string, string][] {
  const rows = JSON.stringify(papers.map((paper) => ({ ...paper, key: fold(paper.name), organisation, now })))
  const each = (sql: string): [string, string] => [`${sql} FROM json_each(?)`, rows]
  const of = (name: string) => `value ->> '${name}'`
  return [
    each(`INSERT INTO files SELECT ${of('organisation')}, ${of('id')}, 'document', ${of('name')}, 'pdf', ${of('bytes')},
      ${of('sha256')}, 0, 0, ${of('now')}, 'test'`),
    each(`INSERT INTO file_checks SELECT ${of('organisation')}, ${of('id')}, '', ${of('now')}`),
    each(`INSERT INTO holdings SELECT ${of('organisation')}, ${of('id')}, 'document', ${of('name')}, ${of('key')},
      ${of('id')}, 'unsorted', NULL, NULL, 0, 1, ${of('now')}, 'test'`),
    each(
      `INSERT INTO holding_versions SELECT ${of('organisation')}, ${of('id')}, 1, ${of('id')}, ${of('now')}, 'test'`,
    ),
  ]
}
