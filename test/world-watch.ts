import { dayOf, type Told } from './told.ts'

const day = 24 * 3600_000

/** A feed and what was made of it, and a line in each register. */
export function watchOf(
  mine: { organisation_id: string },
  own: (text: string) => string,
  now: number,
): readonly Told[] {
  return [...feedsOf(mine, own, now), ...registersOf(mine, own, now)]
}

function feedsOf(mine: { organisation_id: string }, own: (text: string) => string, now: number): readonly Told[] {
  const by = { at: now, by_id: 'seed' }
  const item = (id: string, title: string, theme: string, indicators: string, state: string, days: number): Told => [
    'watch_items',
    {
      ...mine,
      id,
      kind: 'feed',
      source_id: 'officiel',
      source: own('Journal de la formation'),
      guid: id,
      title: own(title),
      address: `https://journal.lisiere.fr/${id}`,
      summary: own('Ce qui change au premier janvier, et pour qui.'),
      happened_on: dayOf(now - days * day),
      theme,
      indicators,
      holding_id: null,
      state,
      ...by,
    },
  ]
  return [
    [
      'watch_sources',
      {
        ...mine,
        id: 'officiel',
        name: own('Journal de la formation'),
        address: 'https://journal.lisiere.fr/flux.xml',
        theme: 'legal',
        version: 1,
        ...by,
      },
    ],
    [
      'watch_readings',
      {
        ...mine,
        source_id: 'officiel',
        due_at: now + 30 * day,
        read_at: now - day,
        etag: '"seed"',
        last_modified: '',
        error: '',
        failures: 0,
      },
    ],
    item('decret', 'Un décret change la participation au CPF', 'legal', '[23]', 'new', 1),
    item('metiers', 'Les métiers du soin recrutent', 'trades', '[23,24]', 'kept', 6),
    item('handicap', 'Un guide pour accueillir une personne handicapée', 'legal', '[23,26]', 'used', 40),
    item('salon', 'Un salon à Paris', 'teaching', '[25]', 'aside', 12),
    [
      'watch_uses',
      {
        ...mine,
        item_id: 'handicap',
        changed: own('Le livret d’accueil nomme le référent et les aides possibles.'),
        indicators: '[23,26]',
        programmes: '["manager"]',
        decided_on: dayOf(now - 30 * day),
        ...by,
      },
    ],
  ]
}

function registersOf(mine: { organisation_id: string }, own: (text: string) => string, now: number): readonly Told[] {
  const by = { at: now, by_id: 'seed' }
  return [
    [
      'risks',
      {
        ...mine,
        id: 'absence',
        title: own('Un formateur absent le matin même'),
        cause: own('Une seule personne habilitée par programme'),
        likelihood: 3,
        severity: 3,
        measure: own('Habiliter deux personnes par programme, tenir une liste de remplaçants.'),
        owner_id: 'ana',
        review_on: dayOf(now - 10 * day),
        version: 1,
        ...by,
      },
    ],
    [
      'partners',
      {
        ...mine,
        id: 'armor',
        company_id: 'ouest',
        person_id: null,
        role: 'subcontractor',
        nda: '53350912344',
        certificate: 'FR-2024-118',
        certified_until: dayOf(now + 20 * day),
        contract: own('Contrat-cadre 2026'),
        contract_until: dayOf(now + 200 * day),
        followed: own('Évaluations à chaud, émargements sous 48 heures'),
        review_on: dayOf(now + 90 * day),
        due_on: dayOf(now + 20 * day),
        version: 1,
        ...by,
      },
    ],
    [
      'standings',
      { ...mine, party_id: 'ouest', verdict: 'accepted', until: dayOf(now + 200 * day), reason: '', ...by },
    ],
    [
      'network_contacts',
      {
        ...mine,
        id: 'appui',
        name: own('Appui handicap du département'),
        kinds: '["all"]',
        role: own('Conseil sur les aménagements'),
        email: 'contact@appui.lisiere.example',
        phone: '02 40 00 00 00',
        website: '',
        contacted_on: dayOf(now - 400 * day),
        version: 1,
        ...by,
      },
    ],
    [
      'referents',
      {
        ...mine,
        kind: 'disability',
        person_id: 'quentin',
        email: 'handicap@lisiere.example',
        phone: '',
        is_public: 1,
        since_on: dayOf(now - 300 * day),
        version: 1,
        ...by,
      },
    ],
    [
      'credentials',
      {
        ...mine,
        id: 'bruno-cv',
        person_id: 'bruno',
        kind: 'cv',
        title: own('CV et parcours de formateur'),
        given_on: dayOf(now - 340 * day),
        renew_on: dayOf(now + 25 * day),
        holding_id: null,
        version: 1,
        ...by,
      },
    ],
    [
      'developments',
      {
        ...mine,
        id: 'bruno-classe',
        person_id: 'bruno',
        need: own('Animer une classe à distance'),
        training: own('Deux jours chez un confrère'),
        planned_on: dayOf(now - 5 * day),
        done_on: '',
        outcome: '',
        holding_id: null,
        version: 1,
        ...by,
      },
    ],
  ]
}
