import { keyScopes } from '#domain/members/keys-scopes.ts'
import { tokens } from '#edge/tokens.ts'
import { type Flow, flow } from '#test/faults/flow.ts'
import type { Place } from '#test/faults/place.ts'

const brest = { name: 'Brest', street: '', postalCode: '29200', town: 'Brest', phone: '', accessibility: '' }
const opened = {
  programmeId: 'manager',
  code: 'API-2027-01',
  siteId: 'nantes',
  seats: { least: 4, wanted: 8, most: 10 },
}
const planned = { slots: [{ day: '2027-03-01', from: '09:00', to: '12:30', trainerIds: ['bruno'] }] }
const noted = {
  reason: 'Classe virtuelle',
  presences: [
    { enrolmentId: 'lea-encours', state: 'present' },
    { enrolmentId: 'cleo-encours', state: 'partial', minutes: 90 },
  ],
}
const day = 24 * 3600_000

/** Every change is sent under a key: sent again, it does nothing more. */
export const api: readonly Flow[] = [
  flow('open a site from a program', {
    arrange: programOf,
    act: (_, send) => send('POST', '/api/sites', brest),
  }),
  flow('change a site from a program', {
    arrange: programOf,
    act: (_, send) => send('PATCH', '/api/sites/nantes', { accessibility: 'Ascenseur', version: 1 }),
  }),
  flow('close a site from a program', {
    arrange: programOf,
    act: (_, send) => send('POST', '/api/sites/vannes/closure', { reason: 'Travaux' }),
  }),
  flow('reopen a site from a program', {
    async arrange(place) {
      const send = await programOf(place)
      await send('POST', '/api/sites/vannes/closure', { reason: 'Travaux' }, 'closing')
      return send
    },
    act: (_, send) => send('POST', '/api/sites/vannes/reopening'),
  }),
  flow('add a file from a program', {
    arrange: programOf,
    act: (_, send) => {
      const form = new FormData()
      form.append('file', new File(['Règlement intérieur'], 'reglement.txt', { type: 'text/plain' }))
      return send('POST', '/api/files', form)
    },
  }),
  flow('add somebody from a program', {
    arrange: programOf,
    act: (_, send) => send('POST', '/api/people', { givenName: 'Nolwenn', familyName: 'Tanguy' }),
  }),
  flow('change somebody from a program', {
    arrange: programOf,
    act: (_, send) => send('PATCH', '/api/people/lea', { phone: '02 40 00 00 00', version: 1 }),
  }),
  flow('add a company from a program', {
    arrange: programOf,
    act: (_, send) => send('POST', '/api/companies', { name: 'Menuiserie Tanguy', siret: '73282932000074' }),
  }),
  flow('change a company from a program', {
    arrange: programOf,
    act: (_, send) => send('PATCH', '/api/companies/guivarch', { phone: '02 97 00 00 00', version: 1 }),
  }),
  flow('open a session from a program', {
    arrange: programOf,
    act: (_, send) => send('POST', '/api/sessions', opened),
  }),
  flow('plan slots from a program', {
    arrange: programOf,
    act: (_, send) => send('POST', '/api/sessions/avenir/slots', planned),
  }),
  flow('cancel a session from a program', {
    arrange: programOf,
    act: (_, send) => send('POST', '/api/sessions/avenir/cancellation', { reason: 'Trop peu de monde' }),
  }),
  flow('enrol somebody from a program', {
    arrange: programOf,
    act: (_, send) => send('POST', '/api/sessions/avenir/enrolments', { personId: 'lea', companyId: 'guivarch' }),
  }),
  flow('change an enrolment from a program', {
    arrange: programOf,
    act: (_, send) => send('PATCH', '/api/enrolments/lea-encours', { price: 90_000, version: 1 }),
  }),
  flow('end an enrolment from a program', {
    arrange: programOf,
    act: (_, send) => send('POST', '/api/enrolments/lea-encours/end', { how: 'withdrawn' }),
  }),
  flow('resume an enrolment from a program', {
    async arrange(place) {
      const send = await programOf(place)
      await send('POST', '/api/enrolments/lea-encours/end', { how: 'withdrawn' }, 'ending')
      return send
    },
    act: (_, send) => send('POST', '/api/enrolments/lea-encours/resumption'),
  }),
  flow('seat somebody who waits from a program', {
    async arrange(place) {
      await place.write(
        "UPDATE enrolments SET state = 'waiting' WHERE organisation_id = 'lisiere' AND id = 'gael-avenir'",
      )
      return programOf(place)
    },
    act: (_, send) => send('POST', '/api/enrolments/gael-avenir/seat'),
  }),
  flow('note presences from a program', {
    arrange: programOf,
    act: (_, send) => send('POST', '/api/slots/encours-0/presences', noted),
  }),
  flow('forget what programs were answered', {
    async arrange(place) {
      const send = await programOf(place)
      await send('POST', '/api/sites', brest)
      place.later(2 * day)
    },
    act: (place) => place.errand('answers'),
  }),
]

/** A program with a key for everything, and its access in hand. */
async function programOf(place: Place) {
  const sql = 'INSERT INTO api_keys VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)'
  const later = place.now() + 30 * day
  await place.write(
    sql,
    'lisiere',
    'program',
    'Site web',
    'a hash',
    keyScopes.join(' '),
    place.now(),
    'id-odile',
    later,
    '',
  )
  const refresh = 'INSERT INTO api_refreshes VALUES (?, ?, ?, ?, ?, ?, NULL)'
  await place.write(refresh, 'lisiere', 'first', 'program', 'family', place.now(), later)
  const claims = { organisation: 'lisiere', shard: 'SHARD_1', key: 'program', family: 'family', scopes: keyScopes }
  const token = await tokens(place.env.SECRET).sign('access', claims, 900, place.now())
  const program = place.stranger()
  return (method: string, path: string, body?: object | FormData, key = 'once') => {
    const form = body instanceof FormData
    return program.send(path, {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        'Idempotency-Key': key,
        ...(body && !form ? { 'Content-Type': 'application/json' } : {}),
      },
      ...(body ? { body: form ? body : JSON.stringify(body) } : {}),
    })
  }
}
