import type { SessionFacts } from '#db/cockpit/facts.ts'
import type { TaskKind } from '#domain/sessions/task-kinds.ts'

/** An event proves a task once it was the last one awaited: everybody convened, every half-day signed. */
export function isProved(kind: TaskKind, facts: SessionFacts): boolean {
  if (facts.enrolled === 0 && kind !== 'invoice' && kind !== 'survey') return false
  return conditions[kind]?.(facts) ?? true
}

const conditions: Partial<Record<TaskKind, (facts: SessionFacts) => boolean>> = {
  agreement: ({ unsignedAgreements }) => unsignedAgreements === 0,
  convocations: ({ unsentConvocations }) => unsentConvocations === 0,
  delivery: ({ openSlots }) => openSlots === 0,
  certificates: ({ unsentCertificates }) => unsentCertificates === 0,
}
