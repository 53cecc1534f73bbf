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
  '/people': async (ask) => {
    const [[total]] = (await ask('SELECT count(*) FROM persons WHERE organisation_id = $1', [org])) as [[string]]
    const rows = await ask(
      'SELECT id, given_name, family_name, email, phone FROM persons WHERE organisation_id = $1 ORDER BY sort_key, id LIMIT 25 OFFSET 0',
      [org],
    )
    return `<p>${total}</p>${list(rows)}`
  },
  '/sessions': async (ask) => {
    const rows = await ask(
      `SELECT s.id, s.code, s.title, s.starts_on, s.ends_on, t.name, s.seats_max,
          (SELECT count(*) FROM enrolments e WHERE e.organisation_id = s.organisation_id AND e.session_id = s.id AND e.state = 'enrolled')
        FROM sessions s JOIN sites t ON t.organisation_id = s.organisation_id AND t.id = s.site_id
        WHERE s.organisation_id = $1 AND s.ends_on >= $2 ORDER BY s.ends_on, s.id LIMIT 25 OFFSET 0`,
      [org, today],
    )
    return list(rows)
  },
  '/figures': async (ask) => {
    const shown: string[] = []
    for (const by of ['substr(s.starts_on, 1, 7)', 's.site_id', 's.programme_id'])
      shown.push(list(await ask(activityBy(by), [org, '2025-01-01', '2027-01-01'])))
    return shown.join('')
  },
}

const today = '2026-11-02'

/** Sessions, seats, people, hours planned and followed, prices: what the page of activity shows, counted as it is asked. */
const activityBy = (by: string) => `
  SELECT ${by} AS subject, count(*), sum(s.seats_max), sum(e.people), sum(e.planned), sum(e.price), sum(t.minutes), sum(p.minutes), sum(p.trained)
  FROM sessions s
  LEFT JOIN (SELECT session_id, count(*) AS people, sum(planned_minutes) AS planned, sum(price) AS price
    FROM enrolments WHERE organisation_id = $1 AND state = 'enrolled' GROUP BY session_id) e ON e.session_id = s.id
  LEFT JOIN (SELECT session_id, sum(minutes) AS minutes FROM slots WHERE organisation_id = $1 GROUP BY session_id) t ON t.session_id = s.id
  LEFT JOIN (SELECT session_id, sum(minutes) AS minutes, count(DISTINCT enrolment_id) FILTER (WHERE minutes > 0) AS trained
    FROM presences WHERE organisation_id = $1 GROUP BY session_id) p ON p.session_id = s.id
  WHERE s.organisation_id = $1 AND s.starts_on >= $2 AND s.starts_on < $3
  GROUP BY 1 ORDER BY 4 DESC NULLS LAST LIMIT 40`

const list = (rows: readonly Cell[][]): string =>
  `<ul>${rows.map((row) => `<li>${row.map(safe).join(' ')}</li>`).join('')}</ul>`

const safe = (cell: Cell): string => String(cell ?? '').replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`)
