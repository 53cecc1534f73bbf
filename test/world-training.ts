import { fold } from '#db/fold.ts'
import { dayOf, type Told } from './told.ts'
import { auditsOf } from './world-audits.ts'
import { declarationsOf } from './world-declarations.ts'
import { mappingsOf } from './world-mappings.ts'
import { surveysOf } from './world-surveys.ts'
import { ticketsOf } from './world-tickets.ts'
import { watchOf } from './world-watch.ts'

const day = 24 * 3600_000

/** Three people who come to learn, and have no account here. */
export const trainees = [
  { id: 'lea', given: 'Léa', family: 'Morvan' },
  { id: 'malo', given: 'Malo', family: 'Le Bihan' },
  { id: 'gael', given: 'Gaël', family: 'Kerbrat' },
] as const

/**
 * What the seeded organisations sell and to whom: two programmes, three sessions (under way in Nantes, to come in Nantes,
 * past in Vannes), two companies, those who come and who pays.
 */
export function trainingOf(
  organisation: string,
  own: (text: string) => string,
  now: number,
  today: number,
): readonly Told[] {
  const mine = { organisation_id: organisation }
  const by = { at: now, by_id: 'seed' }
  const morning = Math.floor(today / day) * day + 8 * 3600_000
  const enrolled = (id: string, session: string, person: string, company: string | null, state = 'enrolled'): Told => [
    'enrolments',
    {
      ...mine,
      ...by,
      id,
      session_id: session,
      person_id: person,
      company_id: company,
      state,
      price: 98_000,
      planned_minutes: 1260,
      source: 'office',
      held_until: 0,
      version: 1,
    },
  ]
  return [
    ...trainees.map(
      ({ id, given, family }): Told => [
        'persons',
        {
          ...mine,
          id,
          given_name: given,
          family_name: own(family),
          sort_key: fold(own(family), given),
          email: `${id}@${organisation}.example`,
          phone: '',
          identity_id: null,
          version: 1,
          at: now,
        },
      ],
    ),
    ...companies.map(
      (company): Told => [
        'companies',
        {
          ...mine,
          ...company,
          name: own(company.name),
          sort_key: fold(own(company.name), company.town),
          idcc: '0016',
          opco: 'Mobilités',
          vat_number: '',
          version: 1,
          at: now,
        },
      ],
    ),
    [
      'company_contacts',
      { ...mine, ...by, company_id: 'guivarch', person_id: 'denis', title: 'Responsable d’exploitation' },
    ],
    ...['lea', 'malo'].map(
      (person): Told => [
        'employments',
        {
          ...mine,
          ...by,
          id: `${person}-guivarch`,
          person_id: person,
          company_id: 'guivarch',
          title: 'Chef d’équipe',
          since: '2024-03-01',
          until: '',
        },
      ],
    ),
    [
      'funders',
      {
        ...mine,
        id: 'mobilites',
        name: own('OPCO Mobilités'),
        sort_key: fold(own('OPCO Mobilités')),
        kind: 'opco',
        siret: '',
        email: '',
        version: 1,
        at: now,
      },
    ],
    ...programmes.flatMap((programme) => programmeOf(mine, own, now, programme)),
    [
      'packs',
      {
        ...mine,
        id: 'parcours',
        title: own('Parcours du responsable'),
        sort_key: fold(own('Parcours du responsable')),
        kind: 'path',
        description: '',
        price: 160_000,
        version: 1,
        at: now,
      },
    ],
    ...['manager', 'rps'].map(
      (programme, at): Told => [
        'pack_programmes',
        { ...mine, pack_id: 'parcours', level: at + 1, programme_id: programme },
      ],
    ),
    ...['manager', 'rps'].map(
      (programme): Told => ['qualifications', { ...mine, ...by, programme_id: programme, person_id: 'bruno' }],
    ),
    ...[
      { id: 'erdre', site_id: 'nantes', name: 'Salle Erdre', capacity: 12 },
      { id: 'golfe', site_id: 'vannes', name: 'Salle du Golfe', capacity: 8 },
    ].map(
      (space): Told => [
        'spaces',
        {
          ...mine,
          ...space,
          name: own(space.name),
          sort_key: fold(own(space.name)),
          equipment: 'Vidéoprojecteur, paperboard',
          version: 1,
          at: now,
        },
      ],
    ),
    [
      'unavailabilities',
      {
        ...mine,
        ...by,
        id: 'noel',
        person_id: 'bruno',
        starts_at: morning + 400 * day,
        ends_at: morning + 403 * day,
        reason: own('Congés'),
      },
    ],
    ...sessionOf(mine, own, now, {
      id: 'encours',
      programme: 'manager',
      site: 'nantes',
      space: 'erdre',
      first: morning - day,
      days: 3,
    }),
    ...sessionOf(mine, own, now, {
      id: 'avenir',
      programme: 'manager',
      site: 'nantes',
      space: 'erdre',
      first: morning + 40 * day,
      days: 3,
    }),
    ...sessionOf(mine, own, now, {
      id: 'passee',
      programme: 'rps',
      site: 'vannes',
      space: 'golfe',
      first: morning - 30 * day,
      days: 2,
    }),
    enrolled('cleo-encours', 'encours', 'cleo', null),
    enrolled('lea-encours', 'encours', 'lea', 'guivarch'),
    enrolled('malo-encours', 'encours', 'malo', 'guivarch'),
    enrolled('gael-passee', 'passee', 'gael', 'ouest'),
    enrolled('lea-passee', 'passee', 'lea', 'guivarch'),
    enrolled('gael-avenir', 'avenir', 'gael', 'ouest'),
    ['enrolments', { ...enrolled('malo-avenir', 'avenir', 'malo', 'guivarch')[1] }],
    [
      'enrolment_ends',
      { ...mine, ...by, enrolment_id: 'malo-avenir', how: 'withdrawn', reason: own('Changement de poste') },
    ],
    [
      'pack_sales',
      { ...mine, ...by, id: 'vente', pack_id: 'parcours', title: own('Parcours du responsable'), price: 98_000 },
    ],
    ['pack_sale_seats', { ...mine, sale_id: 'vente', level: 1, enrolment_id: 'gael-avenir' }],
    [
      'fundings',
      {
        ...mine,
        id: 'lea-mobilites',
        enrolment_id: 'lea-encours',
        funder_id: 'mobilites',
        amount: 60_000,
        minutes: 1260,
        reference: own('DPC-2026-118'),
        state: 'granted',
        version: 1,
        at: now,
      },
    ],
    ...['gael-passee', 'lea-passee'].flatMap((enrolment, who) =>
      [0, 1, 2, 3].map(
        (slot): Told => [
          'presences',
          {
            ...mine,
            ...by,
            slot_id: `passee-${slot}`,
            enrolment_id: enrolment,
            session_id: 'passee',
            state: who === 1 && slot === 3 ? 'absent' : 'present',
            minutes: who === 1 && slot === 3 ? 0 : 210,
            reason: '',
          },
        ],
      ),
    ),
    [
      'proofs',
      {
        ...mine,
        id: 'reglement',
        rule: '',
        label: own('Règlement intérieur affiché'),
        subject_id: '',
        indicators: '[9,15]',
        happened_on: dayOf(now - 60 * day),
        valid_until: '',
        note: '',
        link: '',
        holding_id: null,
        site_id: null,
        sha256: 'the hash of what was typed',
        ...by,
      },
    ],
    ...surveysOf(mine, own, now, today),
    ...mappingsOf(mine, own, now),
    ...watchOf(mine, own, now),
    ...ticketsOf(mine, own, now),
    ...auditsOf(mine, own, today),
    ...declarationsOf(mine, now),
    [
      'papers',
      {
        ...mine,
        id: 'convention-guivarch',
        kind: 'convention',
        number: `CV-${organisation}-2026-0001`,
        title: own('Convention de formation'),
        session_id: 'encours',
        enrolment_id: null,
        company_id: 'guivarch',
        person_id: null,
        programme_id: 'manager',
        site_id: 'nantes',
        language: 'fr',
        body: '{"blocks":[]}',
        file_id: null,
        sha256: '',
        corrects_id: null,
        ...by,
      },
    ],
  ]
}

const companies = [
  {
    id: 'guivarch',
    name: 'Transports Guivarc’h',
    siret: '90000001100016',
    naf: '49.41A',
    street: '3 rue des Docks',
    postal_code: '44100',
    town: 'Nantes',
    email: 'contact@guivarch.example',
    phone: '02 40 00 11 00',
    representative: 'Denis Guivarc’h',
  },
  {
    id: 'ouest',
    name: 'Ouest Logistique',
    siret: '90000001200014',
    naf: '52.10B',
    street: '18 avenue du Port',
    postal_code: '56000',
    town: 'Vannes',
    email: 'formation@ouest-logistique.example',
    phone: '02 97 00 12 00',
    representative: 'Maëlle Riou',
  },
] as const

export const programmes = [
  {
    id: 'manager',
    title: 'Manager une équipe au quotidien',
    nsf: '310',
    minutes: 1260,
    days: 3,
    price: 98_000,
    modules: ['Se situer comme responsable', 'Conduire un entretien', 'Réguler les tensions'],
  },
  {
    id: 'rps',
    title: 'Prévenir les risques psychosociaux',
    nsf: '413',
    minutes: 840,
    days: 2,
    price: 72_000,
    modules: ['Reconnaître les signaux', 'Agir et orienter'],
  },
] as const

function programmeOf(
  mine: { organisation_id: string },
  own: (text: string) => string,
  now: number,
  { id, title, nsf, minutes, days, price, modules }: (typeof programmes)[number],
): Told[] {
  const content = {
    objectives: modules.map((module) => ({
      text: `Être capable de ${module.toLowerCase()}`,
      assessment: 'Mise en situation',
    })),
    audience: 'Responsables d’équipe en poste ou à venir',
    prerequisites: 'Aucun',
    methods: 'Apports, études de cas, jeux de rôle filmés',
    means: 'Salle équipée, livret remis à chaque personne',
    assessment: 'Questionnaire d’entrée, mises en situation, évaluation finale',
    sanction: 'Certificat de réalisation',
    access: 'Inscription jusqu’à onze jours avant le début',
    accessibility: 'Nos locaux sont de plain-pied ; parlons ensemble de vos besoins.',
    modules: modules.map((module) => ({
      title: module,
      minutes: minutes / modules.length,
      objectives: [],
      content: '',
    })),
  }
  return [
    [
      'programmes',
      {
        ...mine,
        id,
        title: own(title),
        sort_key: fold(own(title)),
        action_type: 'AF',
        nsf,
        version_id: `${id}-1`,
        is_public: 1,
        version: 1,
        at: now,
      },
    ],
    [
      'programme_versions',
      {
        ...mine,
        id: `${id}-1`,
        programme_id: id,
        major: 1,
        minor: 0,
        title: own(title),
        minutes,
        half_days: days * 2,
        price_per_person: price,
        price_per_group: price * 6,
        price_per_day: 0,
        content: JSON.stringify(content),
        at: now,
        by_id: 'seed',
      },
    ],
  ]
}

type SessionSeed = {
  id: string
  programme: 'manager' | 'rps'
  site: string
  space: string
  first: number
  days: number
  trainer?: string
}

export function sessionOf(
  mine: { organisation_id: string },
  own: (text: string) => string,
  now: number,
  { id, programme, site, space, first, days, trainer = 'bruno' }: SessionSeed,
): Told[] {
  const known = programmes.find((one) => one.id === programme)
  const title = own(known?.title ?? '')
  const code = `${programme.slice(0, 3).toUpperCase()}-${id}`
  const halves = Array.from({ length: days * 2 }, (_, at) => first + Math.floor(at / 2) * day + (at % 2) * 5 * 3600_000)
  return [
    [
      'sessions',
      {
        ...mine,
        id,
        programme_id: programme,
        programme_version_id: `${programme}-1`,
        site_id: site,
        code,
        title,
        sort_key: fold(title, code),
        starts_on: dayOf(first),
        ends_on: dayOf(first + (days - 1) * day),
        modality: 'in_person',
        space_id: space,
        place: '',
        remote_link: '',
        seats_min: 4,
        seats_wanted: 8,
        seats_max: 8,
        go_on: dayOf(first - 14 * day),
        price_per_person: known?.price ?? 0,
        price_per_group: 0,
        is_public: 1,
        is_paid_online: 0,
        owner_id: 'ana',
        notes: '',
        version: 1,
        at: now,
      },
    ],
    ...halves.flatMap((starts, at): Told[] => [
      [
        'slots',
        {
          ...mine,
          id: `${id}-${at}`,
          session_id: id,
          day: dayOf(starts),
          starts_at: starts,
          ends_at: starts + 3.5 * 3600_000,
          minutes: 210,
          space_id: space,
          remote_link: '',
          title: '',
          version: 1,
          at: now,
        },
      ],
      [
        'slot_trainers',
        {
          ...mine,
          slot_id: `${id}-${at}`,
          person_id: trainer,
          starts_at: starts,
          ends_at: starts + 3.5 * 3600_000,
          at: now,
          by_id: 'seed',
        },
      ],
    ]),
  ]
}
