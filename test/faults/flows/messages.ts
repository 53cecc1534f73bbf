import { env } from 'cloudflare:workers'
import { unsubscribeToken } from '#domain/messages/unsubscription.ts'
import { tokens } from '#edge/tokens.ts'
import { jobScope } from '#jobs/job.ts'
import { type Flow, flow } from '#test/faults/flow.ts'
import type { Place } from '#test/faults/place.ts'

const day = 24 * 3600_000
const odile = (place: Place) => place.member('odile')
const wording = '/settings/messages/wordings/invitation'
const words = { subject: 'Rejoignez-nous', body: 'À lundi.', language: 'fr', version: '0' }
const nora = {
  givenName: 'Nora',
  familyName: 'Kerviel',
  email: 'nora@dunes.example',
  role: 'trainer',
  sites: ['nantes'],
}
const choices = {
  teamApp: 'on',
  teamMail: 'digest',
  sessionsApp: 'on',
  sessionsMail: 'usual',
  qualityApp: 'on',
  qualityMail: 'usual',
  organisationApp: 'on',
  organisationMail: 'usual',
  programsApp: 'on',
  programsMail: 'now',
  worksApp: 'on',
  worksMail: 'off',
  quietFrom: '20:00',
  quietUntil: '07:30',
  digestEvery: 'day',
  digestDay: '1',
  digestHour: '08:00',
}

export const messages: readonly Flow[] = [
  flow('choose what one is told', {
    arrange: odile,
    act: (_, owner) => owner.post('/account/notifications', choices),
    repeats: { events: 'said twice, told twice', event_payloads: 'said twice, told twice' },
  }),
  flow('read everything', {
    arrange: notified,
    act: (place, owner) => owner.post('/notifications/readings', { until: String(place.now()) }),
  }),
  flow('read one notification', {
    async arrange(place) {
      const owner = await notified(place)
      return { owner, id: await place.value("SELECT id FROM notifications WHERE person_id = 'odile' LIMIT 1") }
    },
    act: (_, { owner, id }) => owner.post(`/notifications/${id}/reading`),
  }),
  flow('write one’s own words', {
    arrange: odile,
    act: (_, owner) => owner.post(wording, words),
  }),
  flow('look at one’s own words', {
    arrange: odile,
    act: (_, owner) => owner.post(`${wording}/preview`, words),
    writes: 'nothing',
  }),
  flow('come back to the usual words', {
    async arrange(place) {
      const owner = await odile(place)
      await owner.post(wording, words)
      return owner
    },
    act: (_, owner) => owner.post(`${wording}/reset`, { language: 'fr', version: '1' }),
  }),
  flow('send a mail again', {
    arrange: odile,
    act: (_, owner) => owner.post('/settings/messages/sendings/resume/repetition'),
  }),
  flow('be told no more', {
    async arrange(place) {
      const scope = jobScope(place.env, { ...ambientOf(place) }, 'SHARD_1', 'lisiere', 'test', [])
      const token = await unsubscribeToken(scope, tokens(place.env.SECRET), { personId: 'odile', family: 'team' })
      return { guest: place.stranger(), token }
    },
    act: (_, { guest, token }) =>
      guest.send(`/api/unsubscription?token=${encodeURIComponent(token)}`, {
        method: 'POST',
        body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
      }),
    repeats: { events: 'said twice, told twice', event_payloads: 'said twice, told twice' },
  }),
  flow('send what has waited', {
    async arrange(place) {
      const owner = await odile(place)
      await owner.post('/account/notifications', {
        ...choices,
        teamMail: 'now',
        quietFrom: '12:00',
        quietUntil: '18:00',
      })
      await dismiss(place)
      place.later(day)
    },
    act: (place) => place.errand('sendings'),
    twice: { '': 'a notice said twice is better than none' },
  }),
  flow('write the digests', {
    async arrange(place) {
      const owner = await odile(place)
      await owner.post('/account/notifications', choices)
      await dismiss(place)
      place.later(2 * day)
    },
    act: (place) => place.errand('digests'),
  }),
  flow('hear that a mail came back', {
    act: (place) =>
      place.stranger().send('/hooks/mail/brevo', {
        method: 'POST',
        headers: { Authorization: `Bearer ${env.BREVO_HOOK_TOKEN}` },
        body: JSON.stringify({
          event: 'hard_bounce',
          'X-Mailin-custom': 'SHARD_1.lisiere.resume',
          reason: 'no such mailbox',
        }),
      }),
  }),
  flow('remind who is due', {
    async arrange(place) {
      const owner = await odile(place)
      await owner.post('/settings/members/invitations', nora)
      await place.deliver()
      place.later(4 * day)
    },
    act: (place) => place.errand('reminders'),
    spares: { links: 'the last link sent is the good one' },
  }),
]

const ambientOf = (place: Place) => ({
  clock: { now: place.now },
  ids: { next: () => 'none', secret: () => 'none' },
  handlersOf: () => [],
})

async function dismiss(place: Place): Promise<void> {
  await (await place.member('igor')).post('/settings/members/bruno/departure')
  await place.deliver()
}

async function notified(place: Place) {
  const owner = await odile(place)
  await dismiss(place)
  return owner
}
