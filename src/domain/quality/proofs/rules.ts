/**
 * What proves what: an event of the house, and the indicators it serves. A rule is a line; its name on the screen is in
 * the words of quality.
 */
export const proofRules = {
  programme_written: { actions: ['programme_created', 'programme_changed'], indicators: [1, 5, 6], opens: 'programme' },
  need_analysed: { actions: ['needs_analysed'], indicators: [4], opens: 'enrolment' },
  adaptation_recorded: { actions: ['needs_changed'], indicators: [10, 26], opens: 'person' },
  positioning_done: { actions: ['positioning_done'], indicators: [8], opens: 'enrolment' },
  slots_planned: { actions: ['slots_planned'], indicators: [18], opens: 'session' },
  slot_countersigned: { actions: ['attendance_countersigned'], indicators: [10, 12], opens: 'attendance' },
  absence_followed: { actions: ['presence_absent'], indicators: [12], opens: 'attendance' },
  trainer_qualified: { actions: ['qualification_given'], indicators: [21], opens: 'programme' },
  space_described: { actions: ['space_opened', 'space_changed'], indicators: [17], opens: 'space' },
  paper_issued: { actions: ['paper_issued'], indicators: [9], opens: 'paper' },
  paper_signed: { actions: ['signature_sealed'], indicators: [4, 5, 9], opens: 'paper' },
} as const satisfies Record<string, ProofRule>

export type ProofRuleName = keyof typeof proofRules

/** Where the source of a proof is read. */
export type ProofSource = 'programme' | 'enrolment' | 'person' | 'session' | 'attendance' | 'space' | 'paper'

type ProofRule = { actions: readonly string[]; indicators: readonly number[]; opens: ProofSource }

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
