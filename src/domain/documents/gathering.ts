import type { SQL } from 'drizzle-orm'
import { type Answers, batch, type Statement } from '#db/database.ts'
import {
  selectPaperAbsences,
  selectPaperCompanies,
  selectPaperEnrolments,
  selectPaperFundings,
  selectPaperSession,
  selectPaperSlots,
  type Which,
} from '#db/documents/source.ts'
import { selectMentions, selectTemplates } from '#db/documents/templates.ts'
import { selectOffice } from '#db/organisations/offices.ts'
import type { Scope } from '#db/scope.ts'
import { readContent } from '#domain/catalogue/content.ts'
import { ourTemplates } from './defaults/ours.ts'
import type { PaperKindName } from './kinds.ts'
import { readMentions } from './mentions.ts'
import type { Source, Trainer } from './source.ts'
import { readTemplate, type TemplateBody } from './template.ts'

export type Templates = (kind: PaperKindName) => TemplateBody

/** `ofSite`: the kinds that the site of the session words its own way. */
export type Gathered = { source: Source; templates: Templates; ofSite: ReadonlySet<string>; mentionsVersion: number }

/** Everything that the papers of a session say, in one trip. */
export const gathering = (scope: Scope, sessionId: string | SQL, which: Which) =>
  [
    selectOffice(scope),
    selectMentions(scope),
    selectPaperSession(scope, sessionId),
    selectPaperSlots(scope, sessionId),
    selectPaperEnrolments(scope, sessionId, which),
    selectPaperCompanies(scope, sessionId),
    selectPaperFundings(scope, sessionId),
    selectPaperAbsences(scope, sessionId, which.id ?? null),
    selectTemplates(scope, ''),
    selectTemplates(scope, { sessionId }),
  ] as const satisfies readonly Statement[]

/** Null when there is no such organisation or, asked for one, no such session. */
export function gathered(answers: Answers<ReturnType<typeof gathering>>): Gathered | null {
  const [offices, mentions, sessions, slots, enrolments, companies, fundings, absences, common, ofSite] = answers
  const [office] = offices
  const [session] = sessions
  if (!office) return null
  const taught = slots.map((slot) => ({ ...slot, trainers: JSON.parse(slot.trainers) as [string, string, string][] }))
  return {
    source: {
      office,
      mentions: readMentions(mentions[0]?.said),
      session: session ?? null,
      content: session ? readContent(session.content) : null,
      slots: taught.map(({ trainers, ...slot }) => ({
        ...slot,
        trainers: trainers.map(([, name]) => name).join(', ') || null,
        trainerIds: JSON.stringify(trainers.map(([id]) => id)),
      })),
      trainers: trainersOf(taught),
      enrolments,
      companies,
      fundings,
      absences,
    },
    templates: templatesFrom([...common, ...ofSite]),
    ofSite: new Set(ofSite.flatMap(({ kind, siteId, body }) => (siteId && body !== null ? [kind] : []))),
    mentionsVersion: mentions[0]?.version ?? 0,
  }
}

/** Each once, in the order of the slots. */
function trainersOf(slots: readonly { trainers: readonly [string, string, string][] }[]): Trainer[] {
  const each = slots.flatMap(({ trainers }) => trainers.map(([id, name, email]) => ({ id, name, email })))
  return [...new Map(each.map((trainer) => [trainer.id, trainer])).values()]
}

export async function gather(scope: Scope, sessionId: string, which: Which): Promise<Gathered | null> {
  return gathered(await batch(scope.db, gathering(scope, sessionId, which)))
}

type Row = { kind: string; siteId: string; body: string | null }

/** A site's own words, else the organisation's, else ours. */
export function templatesFrom(rows: readonly Row[]): Templates {
  const said = (kind: string, site: boolean) =>
    rows.find((row) => row.kind === kind && (row.siteId !== '') === site)?.body ?? null
  const read = new Map<PaperKindName, TemplateBody>()
  return (kind) => {
    const body = said(kind, true) ?? said(kind, false)
    const template = read.get(kind) ?? (body === null ? ourTemplates[kind] : readTemplate(body))
    read.set(kind, template)
    return template
  }
}
