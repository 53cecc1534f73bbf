import { type Flow, flow } from '#test/faults/flow.ts'

const id = '01kaq2v7m8k3d5f6g7h8j9k0mn'
const doubt = 'nobody knows whether it left: it is sent again rather than never'
const funding = { funder: 'mobilites', amount: '500', reference: 'DPC-2', state: 'asked' }

export const enrolments: readonly Flow[] = [
  flow('enrol somebody known', {
    arrange: (place) => place.member('odile'),
    act: (_, odile) => odile.post('/sessions/avenir/enrolments', { person: 'lea', company: 'guivarch' }),
  }),
  flow('enrol somebody new', {
    arrange: (place) => place.member('odile'),
    act: (_, odile) =>
      odile.post('/sessions/avenir/enrolments/new', {
        id,
        givenName: 'Inès',
        familyName: 'Carpentier',
        email: '',
        company: 'Ouest Logistique',
      }),
  }),
  flow('enrol the people of a company', {
    arrange: (place) => place.member('odile'),
    act: (_, odile) =>
      odile.post('/sessions/avenir/enrolments/several', {
        company: 'Ouest Logistique',
        people: 'Inès Carpentier <ines@exemple.example>\nPaul Guéguen\nLéa Morvan <lea@lisiere.example>',
        step: 'enrol',
      }),
  }),
  flow('sell a pack', {
    async arrange(place) {
      await place.write(
        "UPDATE sessions SET starts_on = '2027-02-01', ends_on = '2027-02-02' WHERE organisation_id = 'lisiere' AND id = 'passee'",
      )
      return place.member('odile')
    },
    act: (_, odile) =>
      odile.post('/catalogue/packs/parcours/enrolments', {
        person: 'cleo',
        company: '',
        session: ['avenir', 'passee'],
      }),
  }),
  flow('undo a pack that was sold', {
    twice: { 'Votre inscription': doubt },
    arrange: (place) => place.member('odile'),
    act: (_, odile) =>
      odile.post('/pack-sales/vente/reversal', { how: 'other', reason: 'Vendu par erreur', tell: 'on' }),
  }),
  flow('bring back a pack that was undone', {
    twice: { 'Votre inscription': doubt },
    async arrange(place) {
      await place.write(
        `INSERT INTO pack_sale_reversals VALUES ('lisiere', 'vente', '["gael-avenir"]', '', 1, 1, 'seed')`,
      )
      await place.write("INSERT INTO enrolment_ends VALUES ('lisiere', 'gael-avenir', 'other', 1, 'seed', '')")
      return place.member('odile')
    },
    act: (_, odile) => odile.post('/pack-sales/vente/restoration'),
  }),
  flow('change the terms of an enrolment', {
    arrange: (place) => place.member('odile'),
    act: (_, odile) => odile.post('/enrolments/lea-encours', { price: '850', hours: '14', company: '', version: '1' }),
  }),
  flow('end an enrolment', {
    arrange: (place) => place.member('odile'),
    act: (_, odile) => odile.post('/enrolments/gael-avenir/end', { how: 'withdrawn', reason: 'Malade' }),
  }),
  flow('resume an enrolment', {
    arrange: (place) => place.member('odile'),
    act: (_, odile) => odile.post('/enrolments/malo-avenir/resumption'),
  }),
  flow('give a seat to who waits', {
    async arrange(place) {
      await place.write(
        "UPDATE enrolments SET state = 'waiting' WHERE organisation_id = 'lisiere' AND id = 'gael-avenir'",
      )
      return place.member('odile')
    },
    act: (_, odile) => odile.post('/enrolments/gael-avenir/seat'),
  }),
  flow('move an enrolment', {
    arrange: (place) => place.member('odile'),
    act: (_, odile) => odile.post('/enrolments/cleo-encours/move', { session: 'avenir' }),
  }),
  flow('note a positioning', {
    arrange: (place) => place.member('odile'),
    act: (_, odile) =>
      odile.post('/enrolments/lea-encours/analyses', {
        id,
        kind: 'positioning',
        expectations: 'Anime déjà',
        level: 'practised',
        adaptations: '',
      }),
  }),
  flow('analyse the needs of somebody enrolled', {
    arrange: (place) => place.member('odile'),
    act: (_, odile) =>
      odile.post('/enrolments/lea-encours/analyses', {
        id,
        kind: 'needs',
        expectations: 'Animer sans tension',
        level: 'practised',
        adaptations: '',
      }),
  }),
  flow('add a funding', {
    arrange: (place) => place.member('odile'),
    act: (_, odile) => odile.post('/enrolments/cleo-encours/fundings', { ...funding, id }),
  }),
  flow('change a funding', {
    arrange: (place) => place.member('odile'),
    act: (_, odile) => odile.post('/fundings/lea-mobilites', { ...funding, version: '1' }),
  }),
  flow('remove a funding', {
    arrange: (place) => place.member('odile'),
    act: (_, odile) => odile.post('/fundings/lea-mobilites/removal'),
  }),
]
