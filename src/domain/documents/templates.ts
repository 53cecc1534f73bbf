import * as z from 'zod'
import type { Statements } from '#db/database.ts'
import { insertTemplate, saveMentions } from '#db/documents/templates.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import type { PaperKindName } from './kinds.ts'
import type { Mentions, MentionsInput } from './mentions.ts'
import type { TemplateBody } from './template.ts'

export const TemplateReset = z.strictObject({
  site: z.string().max(40, { error: 'too_long' }).default(''),
  version: z.coerce.number({ error: 'number' }).int({ error: 'number' }).min(0, { error: 'number' }),
})
export type TemplateReset = z.output<typeof TemplateReset>

type Which = { kind: PaperKindName; site: string; version: number }

/** Another version; the ones before stay, and so do the papers printed from them. */
export function changeTemplate<const T extends Statements>(
  scope: Scope,
  { kind, site, version }: Which,
  body: TemplateBody,
  show: T,
) {
  const writes = [
    insertTemplate(scope, { kind, siteId: site, version: version + 1, body: JSON.stringify(body) }),
    record(scope, 'template_changed', kind, { kind, version: version + 1 }, site || null),
  ]
  return commit(scope, writes, ...show)
}

/** A version without words: ours is printed again. */
export function resetTemplate<const T extends Statements>(scope: Scope, { kind, site, version }: Which, show: T) {
  const writes = [
    insertTemplate(scope, { kind, siteId: site, version: version + 1, body: null }),
    record(scope, 'template_reset', kind, { kind, version: version + 1 }, site || null),
  ]
  return commit(scope, writes, ...show)
}

export function changeMentions<const T extends Statements>(scope: Scope, { version, ...said }: MentionsInput, show: T) {
  const kept: Mentions = Object.fromEntries(Object.entries(said).filter(([, text]) => text !== ''))
  const writes = [
    saveMentions(scope, version, JSON.stringify(kept)),
    exactlyOne(scope),
    record(scope, 'paper_mentions_changed', scope.organisationId, {}),
  ]
  return commit(scope, writes, ...show)
}
