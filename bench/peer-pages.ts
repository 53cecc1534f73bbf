/** A question and its values; rows in the order of their columns. */
export type Ask = (sql: string, values: readonly string[]) => Promise<Cell[][]>
type Cell = string | number | null

const org = 'lisiere'

/** Who asks, and what she may do. */
export async function signedIn(ask: Ask): Promise<Cell[] | undefined> {
  const [login] = await ask('SELECT identity_id FROM logins WHERE id = $1', ['odile'])
  const [person] = await ask(
    'SELECT id, given_name, family_name FROM persons WHERE organisation_id = $1 AND identity_id = $2',
    [org, String(login?.[0] ?? '')],
  )
  await ask('SELECT role FROM memberships WHERE organisation_id = $1 AND person_id = $2', [
    org,
    String(person?.[0] ?? ''),
  ])
  return person
}

export const headed = (person: Cell[] | undefined, shown: string): string =>
  `<!doctype html><title>Peer</title><h1>${person?.[1]}</h1>${shown}`

/** What each page asks, and shows. */
export const pages: Readonly<Record<string, (ask: Ask, sought: string) => Promise<string>>> = {
  '/desk': async (ask) => {
    const counts = [
      'SELECT count(*) FROM persons WHERE organisation_id = $1',
      'SELECT role, count(*) FROM memberships WHERE organisation_id = $1 GROUP BY role',
      'SELECT count(*) FROM invitations LEFT JOIN invitation_ends e ON e.organisation_id = $1 AND e.invitation_id = invitations.id WHERE invitations.organisation_id = $1 AND e.how IS NULL',
      'SELECT action, count(*) FROM events WHERE organisation_id = $1 GROUP BY action',
    ]
    const shown: string[] = []
    for (const sql of counts) shown.push(list(await ask(sql, [org])))
    return shown.join('')
  },
  '/search': async (ask, sought) =>
    list(
      await ask(
        "SELECT id, given_name, family_name FROM persons WHERE organisation_id = $1 AND (sort_key LIKE $2 || '%' OR sort_key LIKE '% ' || $2 || '%') ORDER BY sort_key LIMIT 21",
        [org, sought],
      ),
    ),
  '/settings/members': async (ask) => {
    const [[total]] = (await ask('SELECT count(DISTINCT person_id) FROM memberships WHERE organisation_id = $1', [
      org,
    ])) as [[string]]
    const rows = await ask(
      `SELECT p.id, p.given_name, p.family_name, p.email, string_agg(m.role, ', ') FROM memberships m
        JOIN persons p ON p.organisation_id = m.organisation_id AND p.id = m.person_id
        WHERE m.organisation_id = $1 GROUP BY p.id, p.given_name, p.family_name, p.email, p.sort_key ORDER BY p.sort_key, p.id LIMIT 25 OFFSET 0`,
      [org],
    )
    return `<p>${total}</p>${list(rows)}`
  },
}

const list = (rows: readonly Cell[][]): string =>
  `<ul>${rows.map((row) => `<li>${row.map(safe).join(' ')}</li>`).join('')}</ul>`

const safe = (cell: Cell): string => String(cell ?? '').replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`)
