/** A company contact's own room. */
export const company = {
  title: 'Mon entreprise',
  several: 'Mes entreprises',
  tabs: 'Mes pages',
  people: 'Mes salariés',
  papers: 'Documents',
  none: "Vous n'êtes contact d'aucune entreprise",
  noneHint: "L'organisation vous rattache à votre entreprise : demandez-le lui.",
  nobody: 'Aucune inscription',
  nobodyHint: 'Les personnes que vous envoyez en formation paraîtront ici.',
  underWay: 'En cours et à venir',
  past: 'Terminées',
  presence: (followed: string, planned: string) => `${followed} suivies sur ${planned}`,
  slots: 'Ses séances',
  papersHint: 'Devis, conventions et factures paraîtront ici.',
  person: 'personne',
  many: 'personnes',
}
