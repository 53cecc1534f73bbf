import * as z from 'zod'
import type { Statements } from '#db/database.ts'
import { insertWording } from '#db/messages/wordings.ts'
import type { Scope } from '#db/scope.ts'
import { commit, record } from '#domain/events/commit.ts'
import { choice, line, optionalText } from '#domain/fields.ts'
import { fill, fillLine, type Values, type WordedKind } from './template.ts'

export const wordingLanguages = ['fr', 'en'] as const

/** `version` is the one the form was filled from: 0 when the organisation has never worded this kind of mail. */
export const WordingInput = z.strictObject({
  subject: line(200),
  body: optionalText(4000).pipe(z.string().min(1, { error: 'required' })),
  language: choice(wordingLanguages),
  version: z.coerce.number({ error: 'number' }).int({ error: 'number' }).min(0, { error: 'number' }).max(1_000_000, {
    error: 'number',
  }),
})
export type WordingInput = z.output<typeof WordingInput>

export const WordingReset = WordingInput.pick({ language: true, version: true })
export type WordingReset = z.output<typeof WordingReset>

export function changeWording<const T extends Statements>(
  scope: Scope,
  kind: WordedKind,
  { subject, body, language, version }: WordingInput,
  show: T,
) {
  const writes = [
    insertWording(scope, { kind, language, version: version + 1, subject, body }),
    record(scope, 'wording_changed', kind, { kind, language, version: version + 1 }),
  ]
  return commit(scope, writes, ...show)
}

/** A version without words: those before it stay. */
export function resetWording<const T extends Statements>(
  scope: Scope,
  kind: WordedKind,
  { language, version }: WordingReset,
  show: T,
) {
  const writes = [
    insertWording(scope, { kind, language, version: version + 1, subject: null, body: null }),
    record(scope, 'wording_reset', kind, { kind, language, version: version + 1 }),
  ]
  return commit(scope, writes, ...show)
}

type InForce = { kind: string; language: string; version: number; subject: string | null; body: string | null }
type Words = { subject: string; body: string }

/** The organisation's words where it has some, ours elsewhere, with the values in their places. */
export function worded(
  kind: WordedKind,
  language: string,
  inForce: readonly InForce[],
  ours: Words,
  values: Values,
): Words & { version: number } {
  const own = inForce.find((one) => one.kind === kind && one.language === language)
  const words = own?.subject != null && own.body != null ? { subject: own.subject, body: own.body } : null
  const { subject, body } = words ?? ours
  return {
    subject: fillLine(subject, kind, values),
    body: fill(body, kind, values),
    version: words && own ? own.version : 0,
  }
}
