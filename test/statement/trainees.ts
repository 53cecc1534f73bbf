import { action, attending, type Example, slot, year } from './year.ts'

const everybody = attending(
  action({}),
  {},
  { status: 'apprentice' },
  { status: 'job_seeker' },
  { status: 'individual' },
  { status: 'other' },
)
const overNewYear = attending(
  action({ days: ['2026-12-29', '2026-12-30', '2027-01-04', '2027-01-05', '2027-01-06'] }),
  {},
)
const again = [
  attending(action({ id: 'one' }), { person: 'Léa' }),
  attending(action({ id: 'two', days: ['2026-05-04'] }), { person: 'Léa' }),
]
// 25 minutes each: three of them make an hour and a quarter.
const shortOnes = attending(action({ slots: [slot({ minutes: 25 })] }), {}, {}, {})

/** Frames F1 to F4 and G. */
export const trainees: readonly Example[] = [
  {
    title: 'four employees, two half-days',
    facts: year({ actions: [attending(action({}), {}, {}, {}, {})] }),
    // 4 × 7 h = 28 h.
    expected: { F1a: { count: 4, hours: 28 }, F1T: { count: 4, hours: 28 }, F3d: { count: 4, hours: 28 } },
  },
  {
    title: 'everybody has a line',
    facts: year({ actions: [everybody] }),
    expected: {
      F1a: { count: 1, hours: 7 },
      F1b: { count: 1, hours: 7 },
      F1c: { count: 1, hours: 7 },
      F1d: { count: 1, hours: 7 },
      F1e: { count: 1, hours: 7 },
      F1T: { count: 5, hours: 35 },
    },
  },
  {
    title: 'an absence takes its hours away, not the trainee',
    facts: year({ actions: [attending(action({}), {}, { missed: ['2026-03-02 pm'] })] }),
    // 7 h + 3 h 30 = 10 h 30 → 11.
    expected: { F1a: { count: 2, hours: 11 } },
  },
  {
    title: 'who never came is nobody',
    facts: year({ actions: [attending(action({}), {}, { missed: ['2026-03-02 am', '2026-03-02 pm'] })] }),
    expected: { F1a: { count: 1, hours: 7 } },
  },
  {
    title: 'unless the reading counts who was enrolled',
    facts: year({ actions: [attending(action({}), {}, { missed: ['2026-03-02 am', '2026-03-02 pm'] })] }),
    reading: { no_show: 'counted' },
    expected: { F1a: { count: 2, hours: 7 } },
  },
  {
    title: 'two trainings are two trainees',
    facts: year({ actions: again }),
    expected: { F1a: { count: 2, hours: 14 } },
  },
  {
    title: 'or one person',
    facts: year({ actions: again }),
    reading: { trainee_count: 'per_person' },
    expected: { F1a: { count: 1, hours: 14 } },
  },
  {
    title: 'minutes are added before they are rounded',
    facts: year({ actions: [shortOnes] }),
    // 75 minutes → 1 h.
    expected: { F1a: { count: 3, hours: 1 } },
  },
  {
    title: 'or rounded for each',
    facts: year({ actions: [shortOnes] }),
    reading: { hour_rounding: 'per_trainee' },
    // 25 minutes → 0 h, three times.
    expected: { F1a: { count: 3, hours: 0 } },
  },
  {
    title: 'an action over New Year leaves each year its slots',
    facts: year({ actions: [overNewYear] }),
    // 2 days of 7 h.
    expected: { F1a: { count: 1, hours: 14 } },
  },
  {
    title: 'or a share of what was followed',
    facts: year({
      actions: [attending(overNewYear, { missed: ['2026-12-29 am'] })],
    }),
    reading: { straddle_hours: 'prorata' },
    // 35 h − 3 h 30 = 31 h 30; 14 / 35 of it: 12 h 36 → 13.
    expected: { F1a: { count: 1, hours: 13 } },
  },
  {
    title: 'seen from the second year, its hours count and she does not',
    facts: year({ period: { from: '2027-01-01', to: '2027-12-31' }, actions: [overNewYear] }),
    reading: { straddle_count: 'first_year' },
    // 3 days of 7 h.
    expected: { F1a: { count: 0, hours: 21 }, F3d: { count: 0, hours: 21 } },
  },
  {
    title: 'personal work is nobody’s hours',
    facts: year({
      actions: [
        attending(action({ slots: [slot({}), slot({ id: 'alone', minutes: 240, isPersonalWork: true })] }), {}),
      ],
    }),
    expected: { F1a: { count: 1, hours: 4 } },
  },
  {
    title: 'unless the reading counts it',
    facts: year({
      actions: [
        attending(action({ slots: [slot({}), slot({ id: 'alone', minutes: 240, isPersonalWork: true })] }), {}),
      ],
    }),
    reading: { personal_work: 'counted' },
    // 3 h 30 + 4 h = 7 h 30 → 8.
    expected: { F1a: { count: 1, hours: 8 } },
  },
  {
    title: 'what they came for: a registered title and its level, a certification, a branch’s own, nothing of the kind',
    facts: year({
      actions: [
        attending(action({ id: 'a', certification: { register: 'RNCP', level: 6 } }), {}),
        attending(action({ id: 'b', certification: { register: 'RNCP', level: 5 } }), {}, {}),
        attending(action({ id: 'c', certification: { register: 'RNCP', level: null } }), {}),
        attending(action({ id: 'd', certification: { register: 'RS' } }), {}),
        attending(action({ id: 'e', certification: { register: 'CQP' } }), {}),
        attending(action({ id: 'f' }), {}),
      ],
    }),
    expected: {
      F3a: { count: 4, hours: 28 },
      'F3a.68': { count: 1, hours: 7 },
      'F3a.5': { count: 2, hours: 14 },
      'F3a.cqp': { count: 1, hours: 7 },
      F3b: { count: 1, hours: 7 },
      F3c: { count: 1, hours: 7 },
      F3d: { count: 1, hours: 7 },
      F3T: { count: 7, hours: 49 },
    },
  },
  {
    title: 'a bilan and a validation are known by what they are, whatever they lead to, and have their speciality',
    facts: year({
      actions: [
        attending(action({ id: 'a', category: 'BC', nsf: null }), {}),
        attending(action({ id: 'b', category: 'VAE', nsf: null, certification: { register: 'RNCP', level: 5 } }), {}),
      ],
    }),
    expected: {
      F3a: { count: 0, hours: 0 },
      F3e: { count: 1, hours: 7 },
      F3f: { count: 1, hours: 7 },
      F4: [{ nsf: '415', count: 2, hours: 14 }],
    },
  },
  {
    title: 'the five specialities with the most trainees, the others together',
    facts: year({
      actions: ['310', '312', '313', '314', '315', '320'].map((nsf, at) =>
        attending(action({ id: nsf, nsf }), ...Array.from({ length: 7 - at }, () => ({}))),
      ),
    }),
    // 7, 6, 5, 4, 3 trainees, and 2 left; 27 × 7 h = 189 h in all.
    expected: {
      F4: [
        { nsf: '310', count: 7, hours: 49 },
        { nsf: '312', count: 6, hours: 42 },
        { nsf: '313', count: 5, hours: 35 },
        { nsf: '314', count: 4, hours: 28 },
        { nsf: '315', count: 3, hours: 21 },
      ],
      'F4.autres': { count: 2, hours: 14 },
      F4T: { count: 27, hours: 189 },
    },
  },
  {
    title: 'a speciality is its three digits, whatever letter follows',
    facts: year({
      actions: [attending(action({ id: 'a', nsf: '326t' }), {}), attending(action({ id: 'b', nsf: '326' }), {}, {})],
    }),
    expected: { F4: [{ nsf: '326', count: 3, hours: 21 }] },
  },
  {
    title: 'or with the most hours',
    facts: year({
      actions: [
        attending(action({ id: 'a', nsf: '310' }), {}, {}),
        attending(action({ id: 'b', nsf: '312', days: ['2026-03-02', '2026-03-03', '2026-03-04'] }), {}),
      ],
    }),
    reading: { nsf_order: 'hours' },
    // 1 × 21 h before 2 × 7 h.
    expected: {
      F4: [
        { nsf: '312', count: 1, hours: 21 },
        { nsf: '310', count: 2, hours: 14 },
      ],
    },
  },
  {
    title: 'trainees of another organisation are in G and nowhere in F',
    facts: year({ actions: [attending(action({ isReceived: true }), {}, {})] }),
    expected: { G: { count: 2, hours: 14 }, F1T: { count: 0, hours: 0 }, F4T: { count: 0, hours: 0 } },
  },
  {
    title: 'what a partner teaches ours stays in F1, and is told in F2',
    facts: year({
      actions: [
        attending(
          action({ slots: [slot({}), slot({ id: 'given', trainers: ['partner'] })] }),
          {},
          { missed: ['given'] },
        ),
      ],
    }),
    // 7 h + 3 h 30 = 10 h 30 → 11; one of them, 3 h 30 → 4, with the partner.
    expected: { F1a: { count: 2, hours: 11 }, F2: { count: 1, hours: 4 } },
  },
]
