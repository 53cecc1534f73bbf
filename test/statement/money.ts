import { action, attending, type Example, sale, year } from './year.ts'

const overNewYear = attending(
  // Two days in 2026, three in 2027: 14 h of 35 h, two fifths.
  action({ days: ['2026-12-29', '2026-12-30', '2027-01-04', '2027-01-05', '2027-01-06'] }),
  {},
  // Came in January only.
  {
    planned: ['2027-01-04 am', '2027-01-04 pm', '2027-01-05 am', '2027-01-05 pm', '2027-01-06 am', '2027-01-06 pm'],
  },
)

/** Frames C and D. */
export const money: readonly Example[] = [
  {
    title: 'a company pays for its employees',
    facts: year({ sales: [sale({ amount: 2_400_00 })] }),
    // 2 400 of a turnover of 10 000: 24 %.
    expected: { C1: 2400, C2: 0, CT: 2400, CP: 24 },
  },
  {
    title: 'a fund that pays straight to us takes its part from the company’s line',
    facts: year({
      sales: [sale({ amount: 2_000_00, subrogated: [{ payer: 'opco', scheme: 'plan', amount: 1_500_00 }] })],
    }),
    // 1 500 from the fund, 2 000 − 1 500 = 500 from the company.
    expected: { C1: 500, C2h: 1500, C2: 1500, CT: 2000 },
  },
  {
    title: 'a fund that reimburses the company has paid nothing here',
    facts: year({ sales: [sale({ amount: 2_000_00, subrogated: [] })] }),
    expected: { C1: 2000, C2: 0, CT: 2000 },
  },
  {
    title: 'two funds share one invoice',
    facts: year({
      sales: [
        sale({
          amount: 3_000_00,
          subrogated: [
            { payer: 'opco', scheme: 'plan', amount: 1_200_00 },
            { payer: 'region', scheme: null, amount: 800_00 },
          ],
        }),
      ],
    }),
    // 3 000 − 1 200 − 800 = 1 000.
    expected: { C1: 1000, C2h: 1200, C6: 800, CT: 3000 },
  },
  {
    title: 'each scheme of a fund has its own line, and they add up',
    facts: year({
      sales: (['apprenticeship', 'professionalisation', 'alternation', 'job_seekers', 'plan'] as const).map(
        (scheme, at) => sale({ customer: 'opco', scheme, amount: (at + 1) * 100_00 }),
      ),
    }),
    // 100 + 200 + 300 + 400 + 500 = 1 500.
    expected: { C2a: 100, C2b: 200, C2c: 300, C2f: 400, C2h: 500, C2: 1500, CT: 1500 },
  },
  {
    title: 'the other funds of line 2 are known by who they are',
    facts: year({
      sales: [
        sale({ customer: 'transitions_pro', amount: 700_00 }),
        sale({ customer: 'cdc', amount: 1_500_00 }),
        sale({ customer: 'faf', amount: 300_00 }),
        sale({ customer: 'faf', scheme: 'job_seekers', amount: 50_00 }),
      ],
    }),
    // 700 + 1 500 + 300 + 50 = 2 550.
    expected: { C2d: 700, C2e: 1500, C2g: 300, C2f: 50, C2: 2550 },
  },
  {
    title: 'public payers, each on its line',
    facts: year({
      sales: (['public_employer', 'europe', 'state', 'region', 'france_travail', 'other_public'] as const).map(
        (customer, at) => sale({ customer, amount: (at + 3) * 10_00 }),
      ),
    }),
    // 30 + 40 + 50 + 60 + 70 + 80 = 330.
    expected: { C3: 30, C4: 40, C5: 50, C6: 60, C7: 70, C8: 80, CT: 330 },
  },
  {
    title: 'somebody who pays for herself, another organisation, the sale of a book',
    facts: year({
      sales: [
        sale({ customer: 'individual', amount: 490_00 }),
        sale({ customer: 'training_organisation', amount: 900_00 }),
        sale({ customer: 'other', amount: 35_00 }),
      ],
    }),
    expected: { C9: 490, C10: 900, C11: 35, CT: 1425 },
  },
  {
    title: 'a credit note is taken off, and less than half a euro is left',
    facts: year({ sales: [sale({ amount: 1_000_49 }), sale({ amount: -200_00 })] }),
    // 1 000.49 − 200 = 800.49 → 800.
    expected: { C1: 800 },
  },
  {
    title: 'half a euro counts for one',
    facts: year({ sales: [sale({ amount: 800_50 })] }),
    expected: { C1: 801 },
  },
  {
    title: 'what is invoiced in January belongs to January',
    facts: year({ sales: [sale({ day: '2027-01-10' }), sale({ day: '2025-12-31' }), sale({ day: '2026-12-31' })] }),
    expected: { C1: 1000 },
  },
  {
    title: 'accrued, an invoice counts for what was taught in the year',
    facts: year({ actions: [overNewYear], sales: [sale({ amount: 4_000_00, action: 'training', persons: ['P1'] })] }),
    reading: { products: 'accrued' },
    // 4 000 × 14 h / 35 h = 1 600.
    expected: { C1: 1600 },
  },
  {
    title: 'accrued, it follows those it was invoiced for',
    facts: year({ actions: [overNewYear], sales: [sale({ amount: 1_500_00, action: 'training', persons: ['P2'] })] }),
    reading: { products: 'accrued' },
    // She came in January only.
    expected: { C1: 0 },
  },
  {
    title: 'a year without any turnover has no share of it',
    facts: year({ turnover: 0 }),
    expected: { CT: 0, CP: 0 },
  },
  {
    title: 'purchases are those of the year, unless the accountant says another sum',
    facts: year({
      charges: { total: 4_000_00, trainerSalaries: 1_500_00, purchases: null },
      purchases: [
        { day: '2026-02-28', amount: 350_00 },
        { day: '2026-03-01', amount: 300_40 },
        { day: '2027-01-05', amount: 90_00 },
      ],
    }),
    // 350 + 300.40 = 650.40 → 650.
    expected: { DT: 4000, D1: 1500, D2: 650 },
  },
  {
    title: 'the accountant’s sum is taken as it is',
    facts: year({
      charges: { total: 0, trainerSalaries: 0, purchases: 640_00 },
      purchases: [{ day: '2026-02-28', amount: 1_00 }],
    }),
    expected: { D2: 640 },
  },
]
