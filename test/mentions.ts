/** What a centre says of itself on its papers, as on a form that misses nothing. */
export const mentions = {
  signatory: 'Odile Martin, directrice',
  region: 'Pays de la Loire',
  contact: 'Ana Delmas, 02 40 00 00 00',
  handicap: 'Inès Carpentier, 02 40 00 00 01',
  payment: 'À réception de la facture, par virement',
  cancellation: 'Tout report est convenu ensemble.',
  mediator: 'Médiation Ouest, Nantes',
  vat: 'Exonération',
  vatNote: 'Exonération de TVA, art. 261-4-4° a du CGI',
  report: 'Odile Martin, 02 40 00 00 02',
  rulesLink: '',
  dispute: '',
}
