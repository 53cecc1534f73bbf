type Row = Readonly<Record<string, string | number | null>>
type Told = readonly [table: string, row: Row]

/** A seat that nobody paid in the end, and a list of people waiting to be tried. */
export function registrationsOf(organisation: string, own: (text: string) => string, now: number): readonly Told[] {
  const mine = { organisation_id: organisation, at: now, version: 1 }
  return [
    [
      'payments',
      {
        ...mine,
        id: 'paiement',
        session_id: 'avenir',
        enrolment_id: 'gael-avenir',
        provider: 'stand_in',
        checkout_id: 'cs_stand_in_paiement',
        intent_id: null,
        address: '',
        amount: 98_000,
        state: 'expired',
        refund_id: null,
        expires_at: now,
        paid_at: null,
      },
    ],
    [
      'imports',
      {
        ...mine,
        id: 'liste',
        kind: 'people',
        session_id: null,
        name: own('Liste de novembre.csv'),
        format: 'csv',
        bytes: 120,
        encoding: 'utf-8',
        separator: ';',
        header_line: 1,
        head: JSON.stringify({
          headings: ['Nom', 'Prénom', 'E-mail'],
          samples: [[own('Rio'), 'Anouk', `anouk@${organisation}.example`]],
        }),
        columns: null,
        policy: 'skip',
        lines: 0,
        refused: 0,
        known: 0,
        trial_id: null,
        run_id: null,
        undo_id: null,
        by_id: 'seed',
      },
    ],
  ]
}
