import type { Action, Facts, Sale, Slot, Trainee } from '#domain/quality/statement/facts.ts'
import type { Reading } from '#domain/quality/statement/reading.ts'

/** A year in plain facts, and the lines of its statement as somebody counted them by hand. */
export type Example = {
  title: string
  facts: Facts
  reading?: Partial<Reading>
  expected: Readonly<Record<string, unknown>>
}

/** 2026, with what is told and nothing else. */
export const year = (told: Partial<Facts>): Facts => ({
  period: { from: '2026-01-01', to: '2026-12-31' },
  turnover: 10_000_00,
  charges: { total: 0, trainerSalaries: 0, purchases: null },
  purchases: [],
  trainers: [
    { id: 'inside', statuses: [{ from: '', status: 'internal' }] },
    { id: 'outside', statuses: [{ from: '', status: 'external' }] },
    { id: 'partner', statuses: [{ from: '', status: 'partner' }] },
  ],
  actions: [],
  sales: [],
  ...told,
})

/** Half-days of 3 h 30 on these days, two a day, unless told otherwise. */
export const action = (told: Partial<Action> & { days?: readonly string[]; minutes?: number }): Action => {
  const { days = ['2026-03-02'], minutes = 210, ...rest } = told
  const slots = days.flatMap((day) => ['am', 'pm'].map((half) => slot({ id: `${day} ${half}`, day, minutes })))
  return {
    id: 'training',
    category: 'AF',
    certification: null,
    nsf: '310',
    isReceived: false,
    slots,
    trainees: [],
    ...rest,
  }
}

export const slot = (told: Partial<Slot>): Slot => ({
  id: 'slot',
  day: '2026-03-02',
  minutes: 210,
  isRemote: false,
  isPersonalWork: false,
  trainers: ['inside'],
  ...told,
})

/** Present all along, unless it is told which slots she missed. */
export function attending(taught: Action, ...people: (Partial<Trainee> & { missed?: readonly string[] })[]): Action {
  const trainees = people.map(({ missed = [], ...told }, index): Trainee => {
    const planned = told.planned ?? null
    const followed = taught.slots
      .filter(({ id }) => !missed.includes(id) && (planned?.includes(id) ?? true))
      .map(({ id, minutes }) => ({ slot: id, minutes }))
    return {
      id: `${taught.id} ${index}`,
      person: `P${index + 1}`,
      status: 'private_employee',
      planned,
      followed,
      ...told,
    }
  })
  return { ...taught, trainees }
}

export const sale = (told: Partial<Sale>): Sale => ({
  id: 'sale',
  day: '2026-04-01',
  customer: 'company',
  scheme: null,
  amount: 1_000_00,
  action: null,
  persons: [],
  subrogated: [],
  ...told,
})
