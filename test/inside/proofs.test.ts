import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { type ProofRuleName, proofRules } from '#domain/quality/proofs/rules.ts'
import { paths } from '#paths.ts'
import type { Flow } from '#test/faults/flow.ts'
import { flows } from '#test/faults/flows.ts'
import { type Ledger, openLedger } from '#test/faults/ledger.ts'
import { emptyBuckets } from '#test/faults/objects.ts'
import { openStage, type Person, type Stage, time } from '#test/faults/place.ts'
import { harnessQueue } from '#test/faults/queue.ts'
import { newWeather } from '#test/faults/weather.ts'
import { world } from '#test/visit.ts'

/** Of each rule of evidence, something that somebody does in the product, and that proves it. */
const deeds: Readonly<Record<ProofRuleName, string>> = {
  page_published: 'write a programme',
  programme_written: 'change a programme',
  results_published: 'publish what programmes come to',
  need_analysed: 'analyse the needs of somebody enrolled',
  adaptation_recorded: 'note needs',
  positioning_done: 'note a positioning',
  slots_planned: 'plan the slots of a session',
  slot_countersigned: 'tick a sheet',
  absence_followed: 'note an absence',
  trainer_qualified: 'qualify a trainer',
  trainer_file_renewed: 'say that a paper of a trainer’s file was renewed',
  staff_developed: 'say that a training of the team was followed',
  space_described: 'open a space',
  paper_issued: 'issue the papers of a session',
  paper_sent: 'send a paper',
  paper_signed: 'signature given, alone and last',
  watch_used: 'say what something read has changed',
  network_kept: 'add a contact of the network',
  referent_named: 'name a referent',
  partner_followed: 'decide on a partner',
  survey_asked: 'ask a survey by hand',
  survey_answered: 'answer a survey',
  survey_closed: 'close an asking',
  ticket_taken: 'complain from the public page',
  ticket_closed: 'close a ticket',
  improvement_done: 'finish an action',
  improvement_checked: 'check a ticket that has worked',
  report_followed: 'take a measure after a report',
  risk_reviewed: 'review a risk',
  audit_concluded: 'conclude an audit',
  finding_closed: 'close a finding',
}

let stage: Stage
let ledger: Ledger
const opening = time.at

beforeAll(async () => {
  await world()
  stage = openStage()
  ledger = await openLedger(stage.env)
})

test.for(Object.entries(deeds) as [ProofRuleName, string][])(
  '%s: to %s leaves a proof, under its indicators, that opens its source',
  async ([rule, name]) => {
    const flow = flows.find((one) => one.name === name)
    if (!flow) throw new Error(`No flow is called « ${name} ».`)
    try {
      const come = await proofsAfter(flow, rule)
      expect(come.length).toBeGreaterThan(0)
      const quentin = await stage.member('quentin')
      for (const { id, indicators } of come) await follow(quentin, id, rule, JSON.parse(indicators) as number[])
    } finally {
      await ledger.remember(stage.weather().touched)
    }
  },
)

/** Where everything of a kind is: none of them is the source of anything. */
const lists: readonly string[] = [
  '',
  paths.surveys.all,
  paths.surveys.programmeResults,
  paths.registers.referents,
  paths.improvement.reports.all,
  paths.attendance.all,
  paths.audits.all,
]

type Come = { id: string; indicators: string }

/** The deed, and all that follows from it, in a world where nothing else was done. */
async function proofsAfter(flow: Flow, rule: string): Promise<readonly Come[]> {
  await Promise.all([ledger.reset(), emptyBuckets(stage.env)])
  time.at = opening
  stage.begin(newWeather(), harnessQueue(null), 1)
  const known = (await flow.arrange?.(stage)) as never
  await stage.deliver()
  time.at += 1000
  const before = await proofsOf(rule)
  await flow.act(stage, known)
  await stage.deliver()
  return (await proofsOf(rule)).filter(({ id }) => !before.some((one) => one.id === id))
}

async function proofsOf(rule: string): Promise<readonly Come[]> {
  const { results } = await env.SHARD_1.prepare(
    "SELECT id, indicators FROM proofs WHERE organisation_id = 'lisiere' AND rule = ?",
  )
    .bind(rule)
    .all<Come>()
  return results
}

/** As who leads quality reads it: on the page of each of its indicators, then its own, then what it comes from. */
async function follow(quentin: Person, id: string, rule: ProofRuleName, indicators: readonly number[]): Promise<void> {
  const served: readonly number[] = proofRules[rule].indicators
  expect(indicators.filter((number) => !served.includes(number))).toEqual([])
  const pages = [`/quality/proofs/${id}`, ...indicators.map((number) => `/quality/indicators/${number}`)]
  for (const page of pages) expect([page, (await quentin.get(page)).text.includes(id)]).toEqual([page, true])
  const { text } = await quentin.get(`/quality/proofs/${id}`)
  const [, source = ''] = /<a[^>]*href="([^"]+)"[^>]*>\s*Ouvrir/.exec(text) ?? []
  const opened = await quentin.get(source.replaceAll('&amp;', '&'))
  const [, anchor = ''] = source.split('#')
  expect([source, opened.status, lists.includes(source)]).toEqual([source, 200, false])
  if (anchor) expect(opened.text).toContain(`id="${anchor}"`)
}
