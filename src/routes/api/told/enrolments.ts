import * as z from 'zod'
import { presenceStates } from '#domain/attendance/presence.ts'
import { choice, line, optionalLine } from '#domain/fields.ts'
import { endings } from '#domain/sessions/enrolment.ts'
import { paths } from '#paths.ts'
import { type Described, idParameter, listParameters } from './operation.ts'
import { cents, id, instant, number, pageOf, version } from './shapes.ts'

export const EnrolmentTold = z.strictObject({
  id: id('lea-encours'),
  sessionId: z.string(),
  personId: z.string(),
  companyId: z.string().nullable(),
  givenName: z.string(),
  familyName: z.string(),
  state: z.string().describe('`enrolled`, `waiting` for a seat, or `held` while it is paid for.'),
  price: cents(),
  plannedMinutes: z.number().int(),
  end: z.strictObject({ how: z.string(), at: instant() }).nullable(),
  version: version(),
  addedAt: instant(),
})
export type EnrolmentTold = z.output<typeof EnrolmentTold>

export const EnrolAsked = z.strictObject({
  personId: line(40),
  companyId: line(40).nullable().default(null).describe('Who sends them, if anybody does.'),
})

export const TermsAsked = z.strictObject({
  price: number(100_000_000),
  plannedMinutes: number(600_000),
  companyId: line(40).nullable(),
  version: version(),
})

export const EndAsked = z.strictObject({ how: choice(endings), reason: optionalLine(300) })

export const PresenceTold = z.strictObject({
  slotId: z.string(),
  enrolmentId: z.string(),
  state: z.string(),
  minutes: z.number().int(),
  noted: instant(),
})
export type PresenceTold = z.output<typeof PresenceTold>

/** As many as one batch holds with an event for each. */
export const PresencesAsked = z.strictObject({
  reason: line(300).describe('Where it comes from: kept with each.'),
  presences: z
    .array(
      z.strictObject({
        enrolmentId: line(40),
        state: choice(presenceStates),
        minutes: number(720).default(0).describe('What counts, when `state` is `partial`.'),
      }),
    )
    .min(1, { error: 'required' })
    .max(50, { error: 'too_many_lines' })
    .refine((list) => new Set(list.map(({ enrolmentId }) => enrolmentId)).size === list.length, {
      error: 'unreadable',
    }),
})

const scope = 'training:write'
const one = `${paths.api.enrolments}/:id`
const onEnrolment = [idParameter('lea-encours')]
const pages = listParameters.filter(({ name }) => name === 'after')

/** Who comes, and what each has followed. */
export const enrolments: Described = {
  schemas: {
    Enrolment: EnrolmentTold,
    EnrolmentPage: pageOf(EnrolmentTold),
    PresencePage: pageOf(PresenceTold),
    Presences: z.strictObject({ items: z.array(PresenceTold) }),
  },
  operations: [
    {
      ...{ method: 'GET', path: `${paths.api.sessions}/:id/enrolments`, scope: 'training:read', id: 'listEnrolments' },
      summary: 'Who is enrolled in a session, by name',
      parameters: [idParameter('encours'), ...pages],
      answers: { 200: 'EnrolmentPage' },
    },
    {
      ...{ method: 'POST', path: `${paths.api.sessions}/:id/enrolments`, scope, id: 'enrol' },
      summary: 'Enrol somebody: a seat, or a place on the waiting list when none is free',
      parameters: [idParameter('avenir')],
      body: { type: 'application/json', schema: EnrolAsked, example: { personId: 'lea', companyId: 'guivarch' } },
      answers: { 201: 'Enrolment' },
    },
    {
      ...{ method: 'GET', path: one, scope: 'training:read', id: 'readEnrolment' },
      summary: 'One enrolment',
      parameters: onEnrolment,
      answers: { 200: 'Enrolment' },
    },
    {
      ...{ method: 'PATCH', path: one, scope, id: 'changeEnrolment' },
      summary: 'Change its price, its planned time, or who sends them. What is left out stays as it is.',
      parameters: onEnrolment,
      body: {
        type: 'application/json',
        schema: TermsAsked.partial().extend({ version: version() }),
        example: { price: 90_000, version: 1 },
      },
      answers: { 200: 'Enrolment' },
    },
    {
      ...{ method: 'POST', path: `${one}/end`, scope, id: 'endEnrolment' },
      summary: 'End it: the seat is free again',
      parameters: onEnrolment,
      body: {
        type: 'application/json',
        schema: EndAsked,
        example: { how: 'withdrawn', reason: 'Changement de poste' },
      },
      answers: { 201: 'Enrolment' },
    },
    {
      ...{ method: 'POST', path: `${one}/resumption`, scope, id: 'resumeEnrolment' },
      summary: 'Take its end back, while there is a seat',
      parameters: onEnrolment,
      answers: { 201: 'Enrolment' },
    },
    {
      ...{ method: 'POST', path: `${one}/seat`, scope, id: 'seatEnrolment' },
      summary: 'Give a seat that is free to somebody who waits',
      parameters: [idParameter('bruno-attente')],
      answers: { 201: 'Enrolment' },
    },
    {
      ...{ method: 'GET', path: `${paths.api.sessions}/:id/presences`, scope: 'training:read', id: 'listPresences' },
      summary: 'What each has followed of a session, half-day by half-day',
      parameters: [idParameter('passee'), ...pages],
      answers: { 200: 'PresencePage' },
    },
    {
      ...{ method: 'POST', path: `${paths.api.slots}/:id/presences`, scope: 'attendance:write', id: 'notePresences' },
      summary: 'Note what people have followed of a slot: all of them or none',
      parameters: [idParameter('encours-0')],
      body: {
        type: 'application/json',
        schema: PresencesAsked,
        example: {
          reason: 'Relevé de la classe virtuelle',
          presences: [{ enrolmentId: 'lea-encours', state: 'present' }],
        },
      },
      answers: { 201: 'Presences' },
    },
  ],
}
