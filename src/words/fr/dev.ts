/** What only a machine of development shows. */
export const dev = {
  mails: 'E-mails retenus',
  lead: 'Sur cette machine aucun e-mail ne part : ils arrivent tous ici, le dernier en premier.',
  none: 'Aucun e-mail pour le moment.',
  to: (address: string) => `À ${address}`,
  all: 'Tous les e-mails',
}
