import type { Running } from './application.ts'
import type { Line } from './line.ts'

type Seen = { page: string; status: number; calls: number; rows: number; bytes: number; took: number }

/**
 * What lists, cockpit, grid, results and statements read of a world of a thousand people, and of a hundred thousand with
 * a million half-days followed, three hundred thousand answers and half a million proofs: the same rows.
 */
export async function countLarge(few: Running, many: Running): Promise<Line[]> {
  const counted = [await countYear(few), await countYear(many)]
  const lines = counted.map(({ took, sessions }, at) => ({
    target: 'issue 5',
    what: `a year counted in the background, ${at === 0 ? 'few' : 'many'} people: ${sessions}`,
    ours: `${(took / 1000).toFixed(1)} s`,
  }))
  const [small, large] = [await readPages(few, counted[0]?.id ?? ''), await readPages(many, counted[1]?.id ?? '')]
  const both = small.map((before, at) => ({ before, after: large[at] ?? before }))
  const failed = both.filter(({ before, after }) => before.status !== 200 || after.status !== 200)
  const growing = both.filter(({ before, after }) => after.rows > before.rows * 1.25 + 5)
  const deeper = both.filter(({ after }) => after.calls > 2)
  const slowest = both.toSorted((one, two) => two.after.took - one.after.took).slice(0, 3)
  return [
    ...lines,
    ...(['answered', 'read as much', 'asked twice at most'] as const).map((what, at) => {
      const bad = [failed, growing, deeper][at] ?? []
      return {
        target: 'P3',
        what: `${both.length} pages of a large world, ${what}`,
        ours: String(both.length - bad.length),
        goal: 'all',
        met: bad.length === 0,
      }
    }),
    ...failed.map(({ before, after }) => ({
      target: '',
      what: `  ${after.page}`,
      ours: `${before.status}, ${after.status}`,
    })),
    ...growing.map(({ before, after }) => ({
      target: '',
      what: `  more: ${after.page}`,
      ours: `${after.rows} rows`,
      floor: `${before.rows} among few`,
      met: false,
    })),
    ...slowest.map(({ before, after }) => ({
      target: '',
      what: `  among the slowest: ${after.page}`,
      ours: `${after.took.toFixed(0)} ms`,
      floor: `${before.took.toFixed(0)} ms among few`,
    })),
  ]
}

/** Once for the Worker to know it, once to count. */
async function readPages(running: Running, statement: string): Promise<Seen[]> {
  const seen: Seen[] = []
  for (const page of pagesOf(statement)) {
    await pageAt(running, page)
    seen.push(await pageAt(running, page))
  }
  return seen
}

async function pageAt({ origin, cookie }: Running, page: string): Promise<Seen> {
  const began = performance.now()
  const answer = await fetch(origin + page, { headers: { Cookie: cookie }, redirect: 'manual' })
  const text = await answer.text()
  const [, calls = '0', rows = '0'] = /calls=(\d+).*rows=(\d+)/.exec(answer.headers.get('Server-Timing') ?? '') ?? []
  const took = performance.now() - began
  return { page, status: answer.status, calls: Number(calls), rows: Number(rows), bytes: text.length, took }
}

/** Last year, asked for by the form and waited for. */
async function countYear({ origin, cookie }: Running): Promise<{ id: string; took: number; sessions: string }> {
  const id = `00000000000000${String(Date.now()).slice(-12)}`
  const fields = {
    id,
    from: '2025-01-01',
    to: '2025-12-31',
    turnover: '0',
    charges: '0',
    trainerSalaries: '0',
    purchases: '0',
  }
  const headers = { Cookie: cookie, Origin: origin, 'Sec-Fetch-Site': 'same-origin' }
  const began = performance.now()
  const body = new URLSearchParams({ _for: 'lisiere', ...fields })
  const asked = await fetch(`${origin}/quality/statements`, { method: 'POST', redirect: 'manual', headers, body })
  if (asked.status !== 303) throw new Error(`Asking for a statement answers ${asked.status}: ${await asked.text()}`)
  for (;;) {
    const answer = await fetch(`${origin}/quality/statements/${id}/file?format=json`, { headers, redirect: 'manual' })
    const text = await answer.text()
    if (answer.status === 200) return { id, took: performance.now() - began, sessions: `${text.length} bytes` }
    if (performance.now() - began > 20 * 60_000) throw new Error('The year was never counted.')
    await new Promise((done) => setTimeout(done, 200))
  }
}

const [session, person] = ['w7-0000120', 'w7-0000120']

const pagesOf = (statement: string): readonly string[] => [
  ...['/desk', '/cockpit', '/figures', '/agenda', '/agenda/month', '/notifications', '/files', '/imports', '/audits'],
  ...['/sessions', '/sessions?q=excel', `/sessions/${session}`, `/sessions/${session}/enrolments`],
  ...[`/sessions/${session}/attendance`, `/sessions/${session}/papers`, `/sessions/${session}/surveys`],
  ...[`/sessions/${session}/slots`, '/catalogue', '/catalogue/w7-p03', '/catalogue/w7-p03/sessions'],
  ...['/people', '/people?q=mar', `/people?after=m~w7-0000001`, `/people/${person}`, `/enrolments/${person}`],
  ...['/companies', '/companies?q=g', '/papers', '/attendance', '/attendance/totals'],
  ...['/settings/members', '/settings/sites', '/settings/audit', '/settings/chores'],
  ...['/quality', '/quality?site=w7-s03', '/quality?on=2026-01-15', '/quality/rules', '/quality/profile'],
  ...[4, 9, 12, 30].map((indicator) => `/quality/indicators/${indicator}`),
  ...[`/quality/proofs/${person}-paper_sent`, '/quality/statements', `/quality/statements/${statement}`],
  ...[`/quality/statements/${statement}/sheet`, `/quality/statements/${statement}/lines?by=status&value=individual`],
  ...['/surveys', '/surveys/results', ...['w7-hot', 'w7-cold_3'].flatMap(surveyPages)],
  ...['/improvement', '/improvement?stage=closed', `/improvement/review/2026`, '/watch', '/registers'],
]

const surveyPages = (survey: string) => [
  `/surveys/${survey}`,
  `/surveys/${survey}/results`,
  `/surveys/${survey}/results?programme=w7-p03`,
  `/surveys/${survey}/results?session=${session}`,
  `/surveys/${survey}/verbatims`,
  `/surveys/${survey}/verbatims?programme=w7-p03`,
]
