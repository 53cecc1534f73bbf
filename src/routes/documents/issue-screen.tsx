import { ourTemplates } from '#domain/documents/defaults/ours.ts'
import type { Gathered } from '#domain/documents/gathering.ts'
import { type AskedName, askedIn, askedNames, mentionsIn } from '#domain/documents/issue-input.ts'
import { kindOf, type PaperKindName } from '#domain/documents/kinds.ts'
import { askedOf, blocksOf, missing, wanted } from '#domain/documents/paper.ts'
import type { Fix } from '#domain/documents/paper-kind.ts'
import { aboutOf } from '#domain/documents/papers.ts'
import type { Source, Subject } from '#domain/documents/source.ts'
import { keyOf, subjectsOf } from '#domain/documents/subjects.ts'
import { unsaid } from '#domain/documents/unsaid.ts'
import { saidOf } from '#domain/documents/values.ts'
import { dayOf } from '#domain/organisations/clock.ts'
import type { Context } from '#http/context.ts'
import { paths } from '#paths.ts'
import { IssuePage } from '#views/documents/issue.tsx'
import { withParameters } from '#views/ui/address.ts'
import type { FormState } from '#views/ui/form.tsx'
import { voiceOf } from '#words/voice.ts'

export type Asking = {
  kind: PaperKindName
  only: string
  known: Gathered
  done: ReadonlySet<string>
  isMade: boolean
  /** How much looks wrong in the attendance that it tells of. */
  toExplain: number
}

/** Those for whom it is still to be made: one who is asked for by name may have it a second time. */
export function dueOf({ kind, only, known, done }: Asking): Subject[] {
  const all = subjectsOf(kind, known.source, only)
  return only ? all : all.filter((subject) => !done.has(keyOf(subject)))
}

type Addresses = { action: string; cancel: string }

/** The page before issue, with what was typed so far in the preview. */
export function issuePage(c: Context, asking: Asking, state: FormState, { action, cancel }: Addresses) {
  const { kind, only, known } = asking
  const { w } = c.var
  const voice = voiceOf(known.source.office.timeZone)
  const source = { ...known.source, mentions: { ...known.source.mentions, ...mentionsIn(state.values) } }
  const printing = {
    number: '…',
    on: dayOf(c.var.scope.clock.now(), source.office.timeZone),
    asked: askedIn(state.values),
  }
  const due = dueOf(asking)
  const judged = due.map((subject) => {
    const said = saidOf(source, subject, voice, printing)
    return { subject, said, lacks: missing(kind, said) }
  })
  const lacking = judged.filter(({ lacks }) => lacks.length > 0)
  const bare = judged.map(({ subject }) => saidOf(known.source, subject, voice, { ...printing, asked: {} }))
  const [first] = judged
  const blocks = first && blocksOf(kind, known.templates, first.said, voice.typeset)
  const isOurs = known.templates(kind) === ourTemplates[kind]
  return (
    <IssuePage
      w={w}
      kind={kind}
      known={kindOf(kind)}
      action={action}
      cancel={cancel}
      id={[state.values.id ?? c.var.scope.ids.next()].flat()[0] ?? ''}
      only={only}
      state={state}
      ready={judged.length - lacking.length}
      all={due.length}
      lacking={lacking.map(({ subject, lacks }) => ({
        key: keyOf(subject),
        name: aboutOf(source, subject) || source.office.name,
        fields: lacks.map((field) => ({ ...field, href: fixOf(field.fix, source, subject) })),
      }))}
      asked={askedOf(kind).filter(isAsked)}
      mentions={[...new Set(bare.flatMap((said) => wanted(kind, said).mentions))]}
      preview={first && blocks ? { name: aboutOf(source, first.subject) || source.office.name, blocks } : null}
      toExplain={asking.toExplain}
      attendance={source.session ? paths.sessions.attendance(source.session.id) : ''}
      unsaid={first && blocks && !isOurs ? unsaid(kind, first.said, blocks).map(({ key }) => key) : []}
      template={c.var.may('templates.edit') ? templateOf(asking) : undefined}
      maySend={kindOf(kind).whom !== 'session' && kindOf(kind).whom !== 'office'}
    />
  )
}

/** The words in force for this session. */
function templateOf({ kind, known: { source, ofSite } }: Asking): string {
  const { session } = source
  const site = session && ofSite.has(kind) ? session.siteId : undefined
  return withParameters(paths.templates.one(kind), { site, session: session?.id })
}

/** Where what is missing is put right; nowhere else when it is written on the page itself. */
function fixOf(fix: Fix, { session, enrolments }: Source, subject: Subject): string | undefined {
  const enrolment = enrolments.find(({ id }) => id === subject.enrolmentId)
  const companyId = subject.companyId ?? enrolment?.companyId
  const personId = enrolment?.personId ?? subject.trainerId
  const of = {
    office: paths.identity,
    mentions: undefined,
    asked: undefined,
    company: companyId && paths.companies.edit(companyId),
    person: personId && paths.people.edit(personId),
    session: session ? paths.sessions.edit(session.id) : undefined,
    slots: session ? paths.sessions.slots(session.id) : undefined,
    programme: session ? paths.catalogue.edit(session.programmeId) : undefined,
    enrolment: session ? paths.sessions.enrolments(session.id) : undefined,
  }
  return of[fix] || undefined
}

const isAsked = (name: string): name is AskedName => (askedNames as readonly string[]).includes(name)
