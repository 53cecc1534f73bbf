/**
 * Existing things for every parameter in an address, the same in both organisations, with the site each one belongs to
 * ('' for none). A route with a parameter that is not here fails the test.
 */
export const ids: Readonly<Record<string, readonly { id: string; site: string }[]>> = {
  '/sessions/askings/:id': [{ id: 'a-chaud-passee', site: 'vannes' }],
  '/sessions/tasks/:id': [
    { id: 'rappel', site: 'nantes' },
    { id: 'bilan', site: 'vannes' },
  ],
  '/settings/tasks/:id': [{ id: 'check', site: '' }],
  '/account/email/:token': [{ id: 'spent', site: '' }],
  '/account/logins/:id': [{ id: 'ended', site: '' }],
  '/account/security/passkeys/:id': [{ id: 'removed', site: '' }],
  '/files/:id/:variant': [{ id: 'emblem/rail', site: '' }],
  '/portraits/:id/:variant': [{ id: 'face/card', site: '' }],
  '/files/versions/:id/:number': [{ id: 'rules/1', site: '' }],
  '/files/:id': [{ id: 'rules', site: '' }],
  '/shared/:token': [{ id: 'spent', site: '' }],
  '/settings/retention/:rule': [{ id: 'invoices', site: '' }],
  '/look/:sheet': [{ id: '1f5c40.css', site: '' }],
  '/notifications/:id': [{ id: 'none', site: '' }],
  '/settings/messages/sendings/:id': [{ id: 'resume', site: '' }],
  '/settings/messages/wordings/:kind': [{ id: 'invitation', site: '' }],
  '/settings/members/hats/:id': [
    { id: 'ana', site: 'nantes' },
    { id: 'sylvie', site: 'vannes' },
    { id: 'bruno', site: '' },
  ],
  '/settings/members/invitations/:id': [{ id: 'marion', site: '' }],
  '/settings/keys/:id': [{ id: 'agenda', site: '' }],
  '/settings/members/:id': [
    { id: 'cleo', site: 'nantes' },
    { id: 'sylvie', site: 'vannes' },
    { id: 'quentin', site: '' },
  ],
  '/hooks/:provider/:endpoint': [{ id: 'standard/from-the-site-lisiere', site: '' }],
  '/settings/webhooks/sources/:id': [{ id: 'site', site: '' }],
  '/settings/webhooks/incoming/:id': [{ id: 'ping', site: '' }],
  '/settings/webhooks/destinations/:id': [{ id: 'calendar', site: '' }],
  '/settings/webhooks/deliveries/:id': [{ id: 'opening', site: '' }],
  '/settings/chores/:id/archive': [{ id: 'archive-octobre', site: '' }],
  '/settings/chores/:id': [{ id: 'invitations-octobre', site: '' }],
  '/sign/own/:token': [{ id: 'spent', site: '' }],
  '/sign/:code': [{ id: 'spent', site: '' }],
  '/teaching/slots/:id': [
    { id: 'encours-0', site: 'nantes' },
    { id: 'passee-0', site: 'vannes' },
  ],
  '/attendance/anomalies/:id': [{ id: 'encours-0.burst', site: 'nantes' }],
  '/attendance/sheets/:code': [{ id: 'unknown', site: '' }],
  '/attendance/presences/:slot/:enrolment': [
    { id: 'encours-0/cleo-encours', site: 'nantes' },
    { id: 'passee-0/gael-passee', site: 'vannes' },
  ],
  '/api/sites/:id': [{ id: 'nantes', site: '' }],
  '/api/programmes/:id': [{ id: 'manager', site: '' }],
  '/api/sessions/:id': [{ id: 'encours', site: '' }],
  '/api/people/:id': [{ id: 'bruno', site: '' }],
  '/api/companies/:id': [{ id: 'guivarch', site: '' }],
  '/api/enrolments/:id': [{ id: 'lea-encours', site: '' }],
  '/api/slots/:id': [{ id: 'encours-0', site: '' }],
  '/api/files/:id': [{ id: 'rules', site: '' }],
  '/settings/spaces/:id': [
    { id: 'erdre', site: 'nantes' },
    { id: 'golfe', site: 'vannes' },
  ],
  '/agenda/unavailabilities/:id': [{ id: 'noel', site: '' }],
  '/agenda/feeds/:id': [{ id: 'none', site: '' }],
  '/calendar/:token': [{ id: 'spent.ics', site: '' }],
  '/slots/:id': [
    { id: 'avenir-0', site: 'nantes' },
    { id: 'passee-0', site: 'vannes' },
  ],
  '/sessions/:id': [
    { id: 'avenir', site: 'nantes' },
    { id: 'passee', site: 'vannes' },
  ],
  '/answer/:organisation/here/:asking': [{ id: 'garonne a-chaud-passee', site: '' }],
  '/answer/:organisation/:token': [{ id: 'garonne/spent', site: '' }],
  '/o/:organisation/own/:token': [{ id: 'garonne', site: '' }],
  '/o/:organisation/sign/:token': [{ id: 'garonne', site: '' }],
  '/o/:organisation/verify/:paper': [{ id: 'garonne', site: '' }],
  '/signing/:signer': [{ id: 'none', site: '' }],
  '/papers/archives/:id': [{ id: 'invitations-octobre', site: '' }],
  '/papers/:id': [{ id: 'convention-guivarch', site: 'nantes' }],
  '/settings/templates/:kind': [{ id: 'convention', site: '' }],
  '/teaching/papers/:id': [{ id: 'convention-guivarch', site: '' }],
  '/training/papers/:id': [{ id: 'convention-guivarch', site: '' }],
  '/company/papers/:id': [{ id: 'convention-guivarch', site: '' }],
  '/teaching/absences/:id': [{ id: 'none', site: '' }],
  '/teaching/answers/:id': [{ id: 'avenir-0', site: '' }],
  '/teaching/sessions/:id': [{ id: 'avenir', site: '' }],
  '/enrolments/:id': [
    { id: 'lea-encours', site: 'nantes' },
    { id: 'gael-passee', site: 'vannes' },
  ],
  '/fundings/:id': [{ id: 'lea-mobilites', site: 'nantes' }],
  '/merges/:id': [{ id: 'lea-malo', site: '' }],
  '/people/:id': [{ id: 'lea', site: '' }],
  '/employments/:id': [{ id: 'lea-guivarch', site: '' }],
  '/companies/:id': [{ id: 'guivarch', site: '' }],
  '/funders/:id': [{ id: 'mobilites', site: '' }],
  // Shown to everybody, members of other organisations among them: an organisation that nobody takes for another.
  '/o/:organisation/sessions/:id': [{ id: 'garonne avenir', site: '' }],
  '/o/:organisation/registrations/:token': [{ id: 'garonne spent', site: '' }],
  '/dev/checkout/:organisation/:payment': [{ id: 'garonne/paiement', site: '' }],
  '/o/:organisation/:programme': [{ id: 'garonne/manager', site: '' }],
  '/o/:organisation/logo/:file': [{ id: 'garonne emblem', site: '' }],
  '/o/:organisation': [{ id: 'garonne', site: '' }],
  '/imports/:id': [{ id: 'liste', site: '' }],
  '/catalogue/packs/:id': [{ id: 'parcours', site: '' }],
  '/catalogue/:id': [
    { id: 'manager', site: '' },
    { id: 'rps', site: '' },
  ],
  '/audits/rooms/:id': [{ id: 'salle', site: '' }],
  '/audit-room/:organisation/:token': [{ id: 'garonne/spent none none', site: '' }],
  '/audits/report/:id': [{ id: 'conformite', site: '' }],
  '/audits/samples/:id': [{ id: 'tirage', site: '' }],
  '/audits/findings/:id': [{ id: 'tarifs', site: '' }],
  '/audits/:id/points/:number': [{ id: 'interne 9', site: '' }],
  '/audits/:id': [{ id: 'interne', site: '' }],
  '/surveys/providers/:id': [{ id: 'avis-du-site', site: '' }],
  '/surveys/:id/rules/:rule': [{ id: 'a-chaud a-chaud-fin', site: '' }],
  '/surveys/:id/versions/:number': [{ id: 'a-chaud 1', site: '' }],
  '/surveys/:id/verbatims/:verbatim': [{ id: 'a-chaud reponse-gael~mot', site: 'vannes' }],
  '/surveys/:id': [{ id: 'a-chaud', site: '' }],
  '/quality/indicators/:number': [{ id: '9', site: '' }],
  '/quality/statements/:id': [{ id: 'bpf', site: '' }],
  '/quality/grids/:id/indicators/:number': [{ id: 'V10 33', site: '' }],
  '/quality/grids/:id': [{ id: 'V10', site: '' }],
  '/quality/rules/:rule': [{ id: 'programme_written', site: '' }],
  '/registers/risks/:id': [{ id: 'absence', site: '' }],
  '/registers/partners/:id': [{ id: 'armor', site: '' }],
  '/registers/network/:id': [{ id: 'appui', site: '' }],
  '/registers/developments/:id': [{ id: 'bruno-classe', site: '' }],
  '/watch/items/:id': [
    { id: 'decret', site: '' },
    { id: 'handicap', site: '' },
  ],
  '/watch/sources/:id': [{ id: 'officiel', site: '' }],
  '/quality/proofs/:id': [{ id: 'reglement', site: '' }],
  '/improvement/review/:year': [{ id: '2026', site: '' }],
  '/improvement/reports/:id': [{ id: 'signalement', site: '' }],
  '/improvement/actions/:id': [{ id: 'minuterie', site: 'nantes' }],
  '/improvement/:id': [
    { id: 'salle-froide', site: 'nantes' },
    { id: 'cable', site: 'vannes' },
  ],
  '/settings/declarations/:id': [{ id: 'morbihan', site: '' }],
  '/settings/sites/:id': [
    { id: 'nantes', site: 'nantes' },
    { id: 'vannes', site: 'vannes' },
  ],
}

export type Knocked = { address: string; site: string }

export function addressesOf(path: string): readonly Knocked[] {
  if (!path.includes(':')) return [{ address: path, site: '' }]
  const prefix = Object.keys(ids).find((known) => path === known || path.startsWith(`${known}/`))
  return (ids[prefix ?? ''] ?? []).map(({ id, site }) => ({ address: filledIn(path, id.split(' ')), site }))
}

/** Parameters that stand apart in the address are told apart by a space. */
function filledIn(path: string, [...pieces]: string[]): string {
  return path.replace(/:[a-z]+(\/:[a-z]+)*/g, () => pieces.shift() ?? 'none')
}
