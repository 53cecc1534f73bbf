import * as z from 'zod'
import { batch, type Statements } from '#db/database.ts'
import { insertInBatch, insertPaper, selectNumber, takeNumbers } from '#db/documents/issues.ts'
import { insertPaperSending } from '#db/documents/sendings.ts'
import { saveMentions } from '#db/documents/templates.ts'
import { insertTimetable } from '#db/documents/timetables.ts'
import { selectFile } from '#db/files/files.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import { line } from '#domain/fields.ts'
import { dayOf } from '#domain/organisations/clock.ts'
import type { Gathered } from './gathering.ts'
import { kindOf, type PaperKindName } from './kinds.ts'
import type { Mentions } from './mentions.ts'
import { blocksOf, missing, numberOf } from './paper.ts'
import { aroundOf, filing, logoOf, print, verifiedAt } from './printing.ts'
import type { Asked, Source, Subject, Voice } from './source.ts'
import { keptTimetable } from './timetable.ts'
import { nameOf, saidOf } from './values.ts'
import { type Standing, voiding } from './voids.ts'

export const VoidInput = z.strictObject({ reason: line(300) })
export type VoidInput = z.output<typeof VoidInput>

/** Up to here papers are made while one waits; beyond, in the background. */
export const mostAtOnce = 25

/** Each time, somebody else has taken the numbers counted on: one of those who try at once always has them. */
const mostTries = 15

export type Order = {
  kind: PaperKindName
  subjects: readonly Subject[]
  /** What the first of them will be called: the form said once more makes nothing more. */
  firstId?: string | undefined
  asked: Asked
  /** The organisation's mentions completed on the way, and the version they had. */
  mentions?: Mentions
  /** What each takes the place of, in the order of the subjects: whoever had received it receives the new one. */
  formers?: readonly { id: string; wasSent: boolean }[]
  choreId?: string
  /** Written to those they are made for, as soon as they are made. */
  send?: boolean
}

/** Where papers are kept, how they speak, and the address where anybody may check each of them. */
type Place = { bucket: R2Bucket; voice: Voice; verification: (paperId: string) => string }
export type Issued = { id: string; subject: Subject; number: string; email: string }

/**
 * One paper for each subject, numbered one after the other without a gap: the numbers are taken in the batch that writes the
 * papers, and counted again when somebody else was quicker.
 */
export async function issuePapers<const T extends Statements>(
  scope: Scope,
  place: Place,
  known: Gathered,
  order: Order,
  show: T,
) {
  for (let tries = 0; tries < mostTries; tries++) {
    const made = await issuing(scope, place, known, order)
    if (!made.ok) return made
    const outcome = await commit(scope, made.writes, ...show)
    if (outcome.ok) return { ok: true as const, after: { issued: made.issued, screen: outcome.after } }
    // Its number is free the next time, its name never again.
    if (outcome.refusal === 'taken' && tries > 0) return outcome
  }
  return no('overtaken')
}

/** What issuing writes, for a batch of its own or for a step of a long job. */
export async function issuing(scope: Scope, { bucket, voice, verification }: Place, known: Gathered, order: Order) {
  const now = scope.clock.now()
  const on = dayOf(now, known.source.office.timeZone)
  const year = Number(on.slice(0, 4))
  const { kind, subjects, asked } = order
  const source = { ...known.source, mentions: { ...known.source.mentions, ...order.mentions } }
  const [[number], [logo]] = await batch(scope.db, [
    selectNumber(scope, kind, year),
    selectFile(scope, source.office.logoId ?? '', 'logo'),
  ])
  const letterhead = logo ? await logoOf(bucket, scope.organisationId, logo.sha256) : {}
  const last = number?.last ?? 0

  const issued: Issued[] = []
  const timetable = source.session ? await keptTimetable(source) : null
  const writes: Parameters<typeof commit>[1][number][] = mentionsOf(scope, known, order)
  if (source.session && timetable) writes.push(insertTimetable(scope, source.session.id, timetable))
  for (const [at, subject] of subjects.entries()) {
    const printing = { number: numberOf(kind, year, last + at + 1), on, asked }
    const said = saidOf(source, subject, voice, printing)
    if (missing(kind, said).length > 0) return no('paper_incomplete')
    const blocks = blocksOf(kind, known.templates, said, voice.typeset)
    const id = (at === 0 && order.firstId) || scope.ids.next()
    const printed = await print(
      bucket,
      scope.organisationId,
      [...blocks, ...verifiedAt(kind, verification(id), voice)],
      { ...aroundOf(kind, source, voice, printing.number, now), ...letterhead },
      asked,
    )
    const paper = {
      id,
      fileId: scope.ids.next(),
      kind,
      number: printing.number,
      about: aboutOf(source, subject),
    }
    const row = rowOf(source, subject)
    const former = order.formers?.[at]
    writes.push(
      ...filing(scope, paper, printed),
      insertPaper(scope, {
        id: paper.id,
        kind,
        number: paper.number,
        title: voice.typeset(kindOf(kind).title),
        ...row,
        language: 'fr',
        body: JSON.stringify(printed.body),
        fileId: paper.fileId,
        sha256: printed.sha256,
        correctsId: former?.id ?? null,
        timetableId: timetable?.id ?? null,
      }),
      ...(order.choreId ? [insertInBatch(scope, order.choreId, paper.id)] : []),
      record(
        scope,
        'paper_issued',
        paper.id,
        { kind, number: paper.number, about: paper.about, sessionId: row.sessionId },
        row.siteId,
      ),
    )
    const to = addresseeOf(source, subject)
    if ((order.send || former?.wasSent) && to)
      writes.push(...sending(scope, { id: paper.id, number: paper.number, siteId: row.siteId }, to))
    issued.push({ id: paper.id, subject, number: paper.number, email: to?.email ?? '' })
  }
  if (subjects.length > 0) writes.unshift(takeNumbers(scope, kind, year, last, subjects.length), exactlyOne(scope))
  return { ok: true as const, issued, writes }
}

export function voidPaper<const T extends Statements>(scope: Scope, paper: Standing, { reason }: VoidInput, show: T) {
  if (paper.voidedAt !== null) return no('paper_voided')
  return commit(scope, voiding(scope, paper, reason), ...show)
}

/** The paper as it should have been: the former one is void, and says which one stands for it now. */
export async function correctPaper<const T extends Statements>(
  scope: Scope,
  place: Place,
  known: Gathered,
  paper: Standing & { kind: PaperKindName; subject: Subject },
  { reason, asked, mentions }: VoidInput & { asked: Asked; mentions?: Mentions },
  show: T,
) {
  const order: Order = {
    kind: paper.kind,
    subjects: [paper.subject],
    asked,
    formers: [{ id: paper.id, wasSent: false }],
    ...(mentions ? { mentions } : {}),
  }
  for (let tries = 0; tries < mostTries; tries++) {
    const made = await issuing(scope, place, known, order)
    if (!made.ok) return made
    const former = paper.voidedAt === null ? voiding(scope, paper, reason) : []
    const outcome = await commit(scope, [...former, ...made.writes], ...show)
    if (outcome.ok) return { ok: true as const, after: { issued: made.issued, screen: outcome.after } }
    if (outcome.refusal === 'taken' && tries > 2) return no('paper_corrected')
  }
  return no('overtaken')
}

export function sendPaper<const T extends Statements>(
  scope: Scope,
  paper: Standing & { fileId: string | null },
  to: Addressee,
  show: T,
) {
  if (paper.voidedAt !== null) return no('paper_voided')
  if (paper.fileId === null) return no('paper_unprinted')
  return commit(scope, sending(scope, paper, to), ...show)
}

type Addressee = { personId: string | null; email: string }

/** The event is about the sending, so that the mail finds whom and what. */
function sending(scope: Scope, paper: { id: string; number: string; siteId: string | null }, to: Addressee) {
  const id = scope.ids.next()
  return [
    insertPaperSending(scope, { id, paperId: paper.id, ...to }),
    record(scope, 'paper_sent', id, { number: paper.number, paperId: paper.id }, paper.siteId),
  ]
}

function mentionsOf(scope: Scope, { source, mentionsVersion }: Gathered, { mentions }: Order) {
  const changed = Object.entries(mentions ?? {}).some(
    ([name, said]) => source.mentions[name as keyof Mentions] !== said,
  )
  if (!mentions || !changed) return []
  return [
    saveMentions(scope, mentionsVersion, JSON.stringify({ ...source.mentions, ...mentions })),
    exactlyOne(scope),
    record(scope, 'paper_mentions_changed', scope.organisationId, {}),
  ]
}

function rowOf({ session, enrolments }: Source, subject: Subject) {
  const enrolment = enrolments.find(({ id }) => id === subject.enrolmentId)
  return {
    sessionId: session?.id ?? null,
    enrolmentId: enrolment?.id ?? null,
    companyId: subject.companyId ?? null,
    personId: enrolment?.personId ?? subject.trainerId ?? null,
    programmeId: session?.programmeId ?? null,
    siteId: session?.siteId ?? null,
  }
}

/** The company's contact for what the company signs, the person for what is theirs. */
export function addresseeOf({ enrolments, companies, trainers }: Source, subject: Subject): Addressee | null {
  const company = companies.find(({ id }) => id === subject.companyId)
  const enrolment = enrolments.find(({ id }) => id === subject.enrolmentId)
  const trainer = trainers.find(({ id }) => id === subject.trainerId)
  const personId = company ? company.contactId : (enrolment?.personId ?? trainer?.id ?? null)
  const email = company ? company.contactEmail || company.email : (enrolment?.email ?? trainer?.email ?? '')
  return email ? { personId, email } : null
}

export function aboutOf({ enrolments, companies, trainers, session }: Source, subject: Subject): string {
  const company = companies.find(({ id }) => id === subject.companyId)
  const enrolment = enrolments.find(({ id }) => id === subject.enrolmentId)
  const trainer = trainers.find(({ id }) => id === subject.trainerId)
  return company?.name ?? (enrolment ? nameOf(enrolment) : (trainer?.name ?? session?.title ?? ''))
}
