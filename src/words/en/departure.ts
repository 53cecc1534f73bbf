import type { Words } from '#words/words.ts'

export const departure: Words['departure'] = {
  title: 'Leave Lisière',
  lead: 'Take away everything your organisation has put here, then close the door behind you.',
  inSettings: 'Complete export, and departure of the organisation',
  exportTitle: 'Take everything away',
  export: 'Download the complete export',
  exportHolds: 'A ZIP archive with all your data, row by row, and all your files.',
  exportFacts: [
    'One file a table, in NDJSON: one line, one JSON object. Any data tool can read it.',
    'Your original files, under their names.',
    'A manifest, manifest.json, with the number of rows and the SHA-256 of each file, to check that nothing is missing.',
  ],
  exportPersonal: 'This archive holds personal data: keep it somewhere safe.',
  leaveTitle: 'Leave Lisière',
  leave: 'Ask to leave',
  follows: 'What happens next',
  steps: [
    'For 30 days nothing changes: you work, you export, you may change your mind.',
    'On the thirtieth day the data and files of your organisation are erased, and nobody enters any more.',
    'We keep a trace of the departure: the date and how many rows were erased, with no name and no content.',
  ],
  name: 'Name of your organisation',
  nameHint: (name) => `To confirm, type: ${name}`,
  requested: (day) => `Departure requested. Your data stays here until ${day}.`,
  leavingOn: (day) => `Your organisation leaves Lisière on ${day}`,
  leavingFollows: 'On that day its data and files will be erased. Remember to download the complete export.',
  begun: 'The departure has begun: the data of your organisation is being erased.',
  see: 'See the departure',
  withdraw: 'Cancel the departure',
  withdrawn: 'The departure is cancelled. Nothing has changed.',
}
