export const search = {
  title: 'Rechercher',
  lead: 'Les pages, les personnes et les sites de votre organisation.',
  hint: 'Nom, prénom, site, page',
  pages: 'Pages',
  persons: 'Personnes',
  sites: 'Sites',
  none: (q: string) => (q ? `Rien ne correspond à « ${q} »` : 'Rien à montrer ici'),
  advice: 'Essayez le début d’un nom, d’un prénom ou d’une commune. Les accents ne comptent pas.',
  more: 'D’autres réponses existent : ajoutez quelques lettres.',
}
