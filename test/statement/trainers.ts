import { action, attending, type Example, sale, slot, year } from './year.ts'

const together = attending(action({ slots: [slot({ trainers: ['inside', 'outside'] })] }), {})
const twoInside = attending(action({ slots: [slot({ trainers: ['inside', 'second'] })] }), {})
const trainers = [
  { id: 'inside', statuses: [{ from: '', status: 'internal' as const }] },
  { id: 'second', statuses: [{ from: '', status: 'internal' as const }] },
]
const hired = [
  {
    id: 'inside',
    statuses: [
      { from: '', status: 'external' as const },
      { from: '2026-07-01', status: 'internal' as const },
    ],
  },
]
const given = attending(action({ slots: [slot({ trainers: ['partner'] })] }), {})
const received = attending(action({ isReceived: true }), {})

/** Frames B and E, and what is checked. */
export const teaching: readonly Example[] = [
  {
    title: 'one of ours, two half-days',
    facts: year({ actions: [attending(action({}), {})] }),
    expected: { E1: { count: 1, hours: 7 }, E2: { count: 0, hours: 0 }, 'B.distance': false },
  },
  {
    title: 'two together: the slot once on each line',
    facts: year({ actions: [together] }),
    // 3 h 30 → 4.
    expected: { E1: { count: 1, hours: 4 }, E2: { count: 1, hours: 4 } },
  },
  {
    title: 'two of ours together: two people, the slot once',
    facts: year({ trainers, actions: [twoInside] }),
    expected: { E1: { count: 2, hours: 4 } },
  },
  {
    title: 'or the slot for each of them',
    facts: year({ trainers, actions: [twoInside] }),
    reading: { co_animation: 'each_trainer' },
    // 2 × 3 h 30 = 7 h.
    expected: { E1: { count: 2, hours: 7 } },
  },
  {
    title: 'hired in July, she is on both lines',
    facts: year({ trainers: hired, actions: [attending(action({ days: ['2026-06-30', '2026-07-01'] }), {})] }),
    expected: { E1: { count: 1, hours: 7 }, E2: { count: 1, hours: 7 } },
  },
  {
    title: 'a partner’s hours are in E2',
    facts: year({ actions: [given] }),
    expected: { E2: { count: 1, hours: 4 }, F2: { count: 1, hours: 4 } },
  },
  {
    title: 'or in F2 alone',
    facts: year({ actions: [given] }),
    reading: { given_in_e2: 'left_out' },
    expected: { E2: { count: 0, hours: 0 }, F2: { count: 1, hours: 4 } },
  },
  {
    title: 'what is taught for another organisation is in E',
    facts: year({ actions: [received] }),
    expected: { E1: { count: 1, hours: 7 } },
  },
  {
    title: 'or in G alone',
    facts: year({ actions: [received] }),
    reading: { received_in_e: 'left_out' },
    expected: { E1: { count: 0, hours: 0 }, G: { count: 1, hours: 7 } },
  },
  {
    title: 'one remote slot of the year is enough to say so',
    facts: year({ actions: [attending(action({ slots: [slot({}), slot({ id: 'far', isRemote: true })] }), {})] }),
    expected: { 'B.distance': true },
  },
  {
    title: 'last year’s remote slot is not',
    facts: year({ actions: [attending(action({ slots: [slot({ day: '2025-11-03', isRemote: true })] }), {})] }),
    expected: { 'B.distance': false, E1: { count: 0, hours: 0 } },
  },
  {
    title: 'money from another organisation without its trainees is found odd',
    facts: year({ sales: [sale({ customer: 'training_organisation' })] }),
    expected: { odd: ['C10<=>G', 'CT<=>F1T+G'] },
  },
  {
    title: 'apprenticeship money without an apprentice is found odd twice',
    facts: year({
      actions: [attending(action({}), {})],
      sales: [sale({ customer: 'opco', scheme: 'apprenticeship' })],
    }),
    expected: { odd: ['C2a=>F1b', 'F1b<=>C2a'] },
  },
  {
    title: 'rounding apart what was rounded together breaks the sum, and it is said',
    facts: year({
      actions: [attending(action({ slots: [slot({ minutes: 90 })] }), {}, { status: 'other' })],
      sales: [sale({})],
    }),
    // 1 h 30 → 2 and 2 in F1; 3 h in F3.
    expected: { F1T: { count: 2, hours: 4 }, F3T: { count: 2, hours: 3 }, odd: ['F1T=F3T=F4T'] },
  },
]
