/**
 * What proves what: an event of the house, and the indicators it serves. A rule is a line; its name on the screen is in
 * the words of quality. An organisation may turn it off, or choose among indicators: `rule-choice.ts`.
 */
export const proofRules = {
  page_published: { actions: ['programme_published'], indicators: [1], opens: 'programme' },
  programme_written: { actions: ['programme_created', 'programme_changed'], indicators: [5, 6], opens: 'programme' },
  results_published: { actions: ['results_published'], indicators: [2], opens: 'results' },
  need_analysed: { actions: ['needs_analysed'], indicators: [4], opens: 'enrolment' },
  adaptation_recorded: { actions: ['needs_changed'], indicators: [10, 26], opens: 'person' },
  positioning_done: { actions: ['positioning_done'], indicators: [8], opens: 'enrolment' },
  slots_planned: { actions: ['slots_planned'], indicators: [18], opens: 'session' },
  slot_countersigned: { actions: ['attendance_countersigned'], indicators: [10, 12], opens: 'attendance' },
  absence_followed: { actions: ['presence_absent'], indicators: [12], opens: 'attendance' },
  trainer_qualified: { actions: ['qualification_given'], indicators: [21], opens: 'programme' },
  trainer_file_renewed: { actions: ['credential_renewed', 'credential_given'], indicators: [21], opens: 'credential' },
  staff_developed: { actions: ['development_recorded'], indicators: [21, 22], opens: 'development' },
  space_described: { actions: ['space_opened', 'space_changed'], indicators: [17], opens: 'space' },
  paper_issued: { actions: ['paper_issued'], indicators: [9], opens: 'paper' },
  paper_sent: { actions: ['paper_sent'], indicators: [9], opens: 'paper' },
  paper_signed: { actions: ['signature_sealed'], indicators: [4, 5, 9], opens: 'paper' },
  watch_used: { actions: ['watch_item_used'], indicators: [23, 24, 25], opens: 'watch', isNamed: true },
  network_kept: { actions: ['network_contact_added', 'network_contact_changed'], indicators: [26], opens: 'network' },
  referent_named: { actions: ['referent_named'], indicators: [12, 26], opens: 'referent' },
  partner_followed: {
    actions: ['partner_added', 'partner_changed', 'partner_judged'],
    indicators: [27],
    opens: 'partner',
  },
  survey_asked: { actions: ['survey_asked'], indicators: [30], opens: 'survey' },
  survey_answered: { actions: ['survey_answered'], indicators: [30], opens: 'survey' },
  survey_closed: { actions: ['survey_closed'], indicators: [30], opens: 'survey' },
  ticket_taken: { actions: ['ticket_opened', 'ticket_acknowledged'], indicators: [31], opens: 'ticket' },
  ticket_closed: { actions: ['ticket_closed'], indicators: [31, 32], opens: 'ticket' },
  improvement_done: { actions: ['ticket_action_done'], indicators: [32], opens: 'ticket' },
  improvement_checked: { actions: ['ticket_checked'], indicators: [32], opens: 'ticket' },
  report_followed: { actions: ['report_measure_added', 'report_closed'], indicators: [12, 31], opens: 'report' },
  risk_reviewed: { actions: ['risk_added', 'risk_reviewed'], indicators: [32], opens: 'risk' },
  audit_concluded: { actions: ['audit_concluded'], indicators: [32], opens: 'audit' },
  finding_closed: { actions: ['finding_closed'], indicators: [32], opens: 'finding' },
} as const satisfies Record<string, ProofRule>

export type ProofRuleName = keyof typeof proofRules

/** Where the source of a proof is read. */
export type ProofSource =
  | 'programme'
  | 'results'
  | 'enrolment'
  | 'person'
  | 'session'
  | 'attendance'
  | 'space'
  | 'paper'
  | 'development'
  | 'credential'
  | 'watch'
  | 'partner'
  | 'survey'
  | 'ticket'
  | 'network'
  | 'referent'
  | 'report'
  | 'risk'
  | 'audit'
  | 'finding'

export type ProofRule = {
  actions: readonly string[]
  indicators: readonly number[]
  opens: ProofSource
  /** The event itself names those, among them, that it serves. */
  isNamed?: true
}

export const isProofRule = (text: string): text is ProofRuleName => Object.hasOwn(proofRules, text)

export function proofRuleOf(action: string): ProofRuleName | null {
  return ruleByAction.get(action) ?? null
}

export const isProof = (action: string): boolean => ruleByAction.has(action)

const ruleByAction = new Map<string, ProofRuleName>(
  Object.entries(proofRules).flatMap(([name, { actions }]) =>
    actions.map((action) => [action, name as ProofRuleName] as const),
  ),
)
