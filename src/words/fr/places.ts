/** The rail, and the crumbs above a page. */
export const places = {
  steering: 'Pilotage',
  settings: 'Réglages',
  desk: "Aujourd'hui",
  organisation: 'Organisation',
  sites: 'Sites',
  members: 'Équipe et accès',
  roles: 'Rôles',
  keys: "Clés d'API",
  sso: 'Connexion unique',
}
