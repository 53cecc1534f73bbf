import type { SessionFacts } from '#db/cockpit/facts.ts'
import { dayAfter } from '#domain/sessions/holidays.ts'
import type { TaskKind } from '#domain/sessions/task-kinds.ts'

/** An event proves a task once it was the last one awaited: everybody convened, every half-day signed. */
export function isProved(kind: TaskKind, facts: SessionFacts, today: string): boolean {
  if (facts.enrolled === 0 && !aloneToo.includes(kind)) return false
  return conditions[kind]?.(facts, today) ?? true
}

/** What is done before anybody comes, or without them. */
const aloneToo: readonly TaskKind[] = ['preparation', 'invoice', 'survey']

const conditions: Partial<Record<TaskKind, (facts: SessionFacts, today: string) => boolean>> = {
  preparation: (facts) => isPrepared(facts),
  agreement: (facts) => isAgreed(facts),
  convocations: ({ unsentConvocations }) => unsentConvocations === 0,
  // Looked at once more when the session is near: what was right a month before may be so no longer.
  check: (facts, today) => today >= dayAfter(facts.startsOn, -10) && isPrepared(facts) && isAgreed(facts),
  delivery: ({ openSlots }) => openSlots === 0,
  certificates: ({ unsentCertificates }) => unsentCertificates === 0,
  survey: ({ coldSurveys }) => coldSurveys > 0,
}

/** Every half-day has somebody to teach it and a place. */
const isPrepared = ({ slots, bareSlots }: SessionFacts): boolean => slots > 0 && bareSlots === 0

const isAgreed = ({ unsignedAgreements }: SessionFacts): boolean => unsignedAgreements === 0
