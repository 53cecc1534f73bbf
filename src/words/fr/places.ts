/** The rail, and the crumbs above a page. */
export const places = {
  steering: 'Pilotage',
  settings: 'Réglages',
  files: 'Fichiers',
  retention: 'Conservation',
  desk: "Aujourd'hui",
  organisation: 'Organisation',
  sites: 'Sites',
  members: 'Équipe et accès',
  roles: 'Rôles',
  messages: 'Messages',
  chores: 'Traitements',
  audit: 'Historique',
  keys: "Clés d'API",
  sso: 'Connexion unique',
  webhooks: 'Webhooks',
}
