import { type Flow, flow } from '#test/faults/flow.ts'
import type { Place } from '#test/faults/place.ts'
import { logo } from './pictures.ts'

const day = 24 * 3600_000
const odile = (place: Place) => place.member('odile')
const paper = (text = 'Règlement intérieur') => new File([text], 'reglement.txt', { type: 'text/plain' })
/** Looked into while it waits, and refused: it would run a program. */
const hostilePdf = () =>
  new File(
    [
      '%PDF-1.7\n1 0 obj\n<< /Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert) >> >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF',
    ],
    'facture.pdf',
    { type: 'application/pdf' },
  )
const kept = 'sent again, kept again'
const anew = {
  files: kept,
  file_refusals: kept,
  file_checks: kept,
  file_links: kept,
  file_variants: kept,
  holdings: kept,
  holding_versions: kept,
  events: kept,
  event_payloads: kept,
  receipts: kept,
  tokens: kept,
}
const shown = 'the second comes after the first'

export const files: readonly Flow[] = [
  flow('add a file', {
    arrange: odile,
    act: (_, owner) => owner.post('/files', { file: paper() }),
    repeats: anew,
    forgives: { counters: shown, tokens: shown },
  }),
  flow('add a file that is refused', {
    arrange: async (place) => ({ owner: await odile(place), file: hostilePdf() }),
    act: (_, { owner, file }) => owner.post('/files', { file }),
    repeats: anew,
    forgives: { counters: shown, tokens: shown },
  }),
  flow('describe a file', {
    arrange: withPaper,
    act: (_, { owner, id }) =>
      owner.post(`/files/${id}`, { name: 'Règlement', rule: 'invoices', startsOn: '2026-01-01', version: '1' }),
  }),
  flow('replace a file', {
    arrange: withPaper,
    act: (_, { owner, id }) => owner.post(`/files/${id}/versions`, { file: paper('Règlement de 2027') }),
    repeats: anew,
    forgives: { holdings: shown, holding_versions: shown },
  }),
  flow('share a file', {
    arrange: withPaper,
    act: (_, { owner, id }) => owner.post(`/files/${id}/links`, { days: '7' }),
    repeats: anew,
  }),
  flow('open a shared file', {
    arrange: async (place) => ({ guest: place.stranger(), address: (await shared(place)).address }),
    act: (_, { guest, address }) => guest.post(address),
    repeats: anew,
    forgives: { file_links: 'it was opened twice' },
  }),
  flow('end a link', {
    arrange: shared,
    act: (_, { owner, id, link }) => owner.post(`/files/${id}/links/revocation`, { link }),
  }),
  flow('put a file in the trash', {
    arrange: withPaper,
    act: (_, { owner, id }) => owner.post(`/files/${id}/trash`),
  }),
  flow('take a file out of the trash', {
    arrange: trashed,
    act: (_, { owner, id }) => owner.post(`/files/${id}/restoration`),
  }),
  flow('destroy a file', {
    arrange: trashed,
    act: (_, { owner, id }) => owner.post(`/files/${id}/destruction`, { reason: 'Envoyé par erreur' }),
  }),
  flow('destroy what its rule says', {
    async arrange(place) {
      await trashed(place)
      place.later(400 * day)
    },
    act: (place) => place.errand('destroy'),
  }),
  flow('sweep what nobody names', {
    async arrange(place) {
      await place.env.FILES.put(`o/lisiere/${'0'.repeat(64)}`, 'nobody knows me')
      place.later(10 * day)
    },
    act: (place) => place.errand('sweep'),
  }),
  flow('choose how long to keep', {
    arrange: odile,
    act: (_, owner) =>
      owner.post('/settings/retention/invoices', { months: '120', reason: 'Code de commerce', version: '0' }),
  }),
  flow('come back to the proposal', {
    async arrange(place) {
      const owner = await odile(place)
      await owner.post('/settings/retention/invoices', { months: '120', reason: 'Code de commerce', version: '0' })
      return owner
    },
    act: (_, owner) => owner.post('/settings/retention/invoices/proposal'),
  }),
  flow('choose a portrait', {
    arrange: async (place) => ({ owner: await odile(place), portrait: await logo() }),
    act: (_, { owner, portrait }) => owner.post('/account/portrait', { portrait }),
    repeats: { ...anew, portraits: kept },
    forgives: { event_payloads: shown, portraits: shown },
    heavy: true,
  }),
  flow('remove a portrait', {
    async arrange(place) {
      const owner = await odile(place)
      await owner.post('/account/portrait', { portrait: await logo() })
      await place.deliver()
      return owner
    },
    act: (_, owner) => owner.post('/account/portrait/removal'),
  }),
]

async function withPaper(place: Place) {
  const owner = await odile(place)
  await owner.post('/files', { file: paper() })
  await place.deliver()
  const id = await place.value("SELECT id FROM holdings WHERE organisation_id = 'lisiere' AND name LIKE 'reglement%'")
  return { owner, id }
}

async function shared(place: Place) {
  const { owner, id } = await withPaper(place)
  const { text } = await owner.post(`/files/${id}/links`, { days: '7' })
  const [, address = ''] = /https?:\/\/[^/"]+(\/shared\/[\w.-]+)/.exec(text) ?? []
  return { owner, id, address, link: await place.value('SELECT id FROM file_links ORDER BY at DESC LIMIT 1') }
}

async function trashed(place: Place) {
  const held = await withPaper(place)
  await held.owner.post(`/files/${held.id}/trash`)
  return held
}
