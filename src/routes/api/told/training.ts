import * as z from 'zod'
import { paths } from '#paths.ts'
import { type Described, idParameter, listParameters } from './operation.ts'
import { id, instant, pageOf } from './shapes.ts'

/** A day as calendars write it, or nothing yet. */
const day = () => z.string().regex(/^(\d{4}-\d\d-\d\d)?$/)
const cents = () => z.number().int().describe('In cents of euro, without VAT.')

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

export const EnrolmentTold = z.strictObject({
  id: id('lea-encours'),
  sessionId: z.string(),
  personId: z.string(),
  companyId: z.string().nullable(),
  givenName: z.string(),
  familyName: z.string(),
  state: z.string(),
  price: cents(),
  end: z.strictObject({ how: z.string(), at: instant() }).nullable(),
  addedAt: instant(),
})
export type EnrolmentTold = z.output<typeof EnrolmentTold>

export const PresenceTold = z.strictObject({
  slotId: z.string(),
  enrolmentId: z.string(),
  state: z.string(),
  minutes: z.number().int(),
  noted: instant(),
})
export type PresenceTold = z.output<typeof PresenceTold>

const pages = listParameters.filter(({ name }) => name === 'after')
const scope = 'training:read'

/** What is taught, when, to whom, and who was there. */
export const training: Described = {
  schemas: {
    Programme: ProgrammeTold,
    ProgrammePage: pageOf(ProgrammeTold),
    Session: SessionTold,
    SessionPage: pageOf(SessionTold),
    EnrolmentPage: pageOf(EnrolmentTold),
    PresencePage: pageOf(PresenceTold),
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
      ...{ method: 'GET', path: `${paths.api.sessions}/:id`, scope, id: 'readSession' },
      summary: 'One session',
      parameters: [idParameter('encours')],
      answers: { 200: 'Session' },
    },
    {
      ...{ method: 'GET', path: `${paths.api.sessions}/:id/enrolments`, scope, id: 'listEnrolments' },
      summary: 'Who is enrolled in a session, by name',
      parameters: [idParameter('encours'), ...pages],
      answers: { 200: 'EnrolmentPage' },
    },
    {
      ...{ method: 'GET', path: `${paths.api.sessions}/:id/presences`, scope, id: 'listPresences' },
      summary: 'What each has followed of a session, half-day by half-day',
      parameters: [idParameter('passee'), ...pages],
      answers: { 200: 'PresencePage' },
    },
  ],
}
