export const search = {
  title: 'Rechercher',
  lead: 'Les pages, les personnes, les entreprises, les sessions, les programmes et les sites.',
  hint: 'Nom, entreprise, session, page',
  pages: 'Pages',
  persons: 'Personnes',
  companies: 'Entreprises',
  sessions: 'Sessions',
  programmes: 'Programmes',
  sites: 'Sites',
  none: (q: string) => (q ? `Rien ne correspond à « ${q} »` : 'Rien à montrer ici'),
  advice: 'Essayez le début d’un nom, d’un prénom ou d’une commune. Les accents ne comptent pas.',
  more: 'D’autres réponses existent : ajoutez quelques lettres.',
}
