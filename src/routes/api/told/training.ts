import * as z from 'zod'
import {
  day as calendarDay,
  choice,
  hour,
  line,
  optionalDay,
  optionalLine,
  optionalText,
  optionalUrl,
} from '#domain/fields.ts'
import { modalities } from '#domain/sessions/session.ts'
import { paths } from '#paths.ts'
import { type Described, idParameter, listParameters } from './operation.ts'
import { cents, day, id, instant, number, pageOf, yes } from './shapes.ts'

export const ProgrammeTold = z.strictObject({
  id: id('manager'),
  title: z.string(),
  actionType: z.string(),
  nsf: z.string(),
  version: z.string(),
  minutes: z.number().int(),
  price: cents(),
  isPublic: z.boolean(),
  addedAt: instant(),
})
export type ProgrammeTold = z.output<typeof ProgrammeTold>

export const SessionTold = z.strictObject({
  id: id('encours'),
  code: z.string(),
  title: z.string(),
  programmeId: z.string(),
  siteId: z.string(),
  startsOn: day(),
  endsOn: day(),
  modality: z.string(),
  seats: z.strictObject({ most: z.number().int(), taken: z.number().int(), waiting: z.number().int() }),
  isPublic: z.boolean(),
  cancelledAt: instant().nullable(),
  addedAt: instant(),
})
export type SessionTold = z.output<typeof SessionTold>

/** What is left out is as the programme says it. */
export const SessionAsked = z.strictObject({
  programmeId: line(40),
  code: line(40).describe('Its reference: no other session has it.'),
  siteId: line(40),
  title: optionalLine(160),
  modality: choice(modalities).default('in_person'),
  spaceId: optionalLine(40),
  place: optionalLine(200),
  remoteLink: optionalUrl(),
  seats: z.strictObject({ least: number(2000), wanted: number(2000), most: number(2000, 1) }, { error: 'number' }),
  goOn: optionalDay().describe('The day by which it is decided whether it takes place.'),
  pricePerPerson: number(100_000_000).optional().describe('In cents of euro, without VAT.'),
  pricePerGroup: number(100_000_000).optional().describe('In cents of euro, without VAT.'),
  isPublic: yes(),
  ownerId: optionalLine(40),
  notes: optionalText(4000),
})
export type SessionAsked = z.output<typeof SessionAsked>

export const CancellationAsked = z.strictObject({
  reason: line(300),
  tell: yes().describe('Whether those who come and those who teach are told by mail.'),
})

export const SlotTold = z.strictObject({
  id: id('encours-0'),
  sessionId: z.string(),
  day: day(),
  startsAt: instant(),
  endsAt: instant(),
  minutes: z.number().int(),
  title: z.string(),
  spaceId: z.string().nullable(),
  trainerIds: z.array(z.string()),
})
export type SlotTold = z.output<typeof SlotTold>

export const SlotsAsked = z.strictObject({
  slots: z
    .array(
      z.strictObject({
        day: calendarDay(),
        from: hour().describe('On the clock of the organisation.'),
        to: hour(),
        minutes: number(720, 5).optional().describe('The time taught, when it is less than the whole.'),
        title: optionalLine(120),
        spaceId: optionalLine(40),
        trainerIds: z.array(line(40)).max(20, { error: 'too_many_lines' }).default([]),
      }),
    )
    .min(1, { error: 'required' })
    .max(120, { error: 'too_many_lines' }),
})
export type SlotsAsked = z.output<typeof SlotsAsked>

const pages = listParameters.filter(({ name }) => name === 'after')
const [scope, writing] = ['training:read', 'training:write'] as const
const one = `${paths.api.sessions}/:id`

/** What is taught, and when. */
export const training: Described = {
  schemas: {
    Programme: ProgrammeTold,
    ProgrammePage: pageOf(ProgrammeTold),
    Session: SessionTold,
    SessionPage: pageOf(SessionTold),
    SlotPage: pageOf(SlotTold),
    Slots: z.strictObject({ items: z.array(SlotTold) }),
  },
  operations: [
    {
      ...{ method: 'GET', path: paths.api.programmes, scope, id: 'listProgrammes' },
      summary: 'The programmes, by name',
      parameters: pages,
      answers: { 200: 'ProgrammePage' },
    },
    {
      ...{ method: 'GET', path: `${paths.api.programmes}/:id`, scope, id: 'readProgramme' },
      summary: 'One programme',
      parameters: [idParameter('manager')],
      answers: { 200: 'Programme' },
    },
    {
      ...{ method: 'GET', path: paths.api.sessions, scope, id: 'listSessions' },
      summary: 'The sessions, by the day they begin',
      parameters: pages,
      answers: { 200: 'SessionPage' },
    },
    {
      ...{ method: 'POST', path: paths.api.sessions, scope: writing, id: 'openSession' },
      summary: 'Open a session of a programme, in the version that is sold',
      body: {
        type: 'application/json',
        schema: SessionAsked,
        example: {
          programmeId: 'manager',
          code: 'API-2027-01',
          siteId: 'nantes',
          seats: { least: 4, wanted: 8, most: 10 },
        },
      },
      answers: { 201: 'Session' },
    },
    {
      ...{ method: 'GET', path: one, scope, id: 'readSession' },
      summary: 'One session',
      parameters: [idParameter('encours')],
      answers: { 200: 'Session' },
    },
    {
      ...{ method: 'GET', path: `${one}/slots`, scope, id: 'listSlots' },
      summary: 'The slots of a session, in time',
      parameters: [idParameter('encours'), ...pages],
      answers: { 200: 'SlotPage' },
    },
    {
      ...{ method: 'POST', path: `${one}/slots`, scope: writing, id: 'planSlots' },
      summary: 'Plan slots: all of them or none. Refused with 409 when somebody or a place is taken at that hour.',
      parameters: [idParameter('avenir')],
      body: {
        type: 'application/json',
        schema: SlotsAsked,
        example: { slots: [{ day: '2027-03-01', from: '09:00', to: '12:30' }] },
      },
      answers: { 201: 'Slots' },
    },
    {
      ...{ method: 'POST', path: `${one}/cancellation`, scope: writing, id: 'cancelSession' },
      summary: 'Cancel a session: nobody can enrol any more, and its convocations are voided',
      parameters: [idParameter('passee')],
      body: { type: 'application/json', schema: CancellationAsked, example: { reason: 'Trop peu de monde' } },
      answers: { 201: 'Session' },
    },
  ],
}
