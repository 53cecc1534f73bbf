/** The frame around every page: rail, top bar, menus, palette, what the browser says by itself. */
export const shell = {
  rail: 'Navigation principale',
  dock: 'Navigation du pouce',
  crumbs: 'Fil d’Ariane',
  menu: 'Menu',
  close: 'Fermer',
  toDo: 'à traiter',

  switch: 'Changer d’organisation ou de site',
  organisations: 'Organisations',
  sites: 'Sites',
  allSites: 'Tous les sites',
  openSite: 'Ouvrir un site',

  find: 'Rechercher ou agir',
  findHint: 'Une page, une personne, un site…',
  browse: 'parcourir',
  open: 'ouvrir',
  leave: 'fermer',
  enterKey: 'Entrée',
  escapeKey: 'Échap',

  notifications: (unread: number) =>
    unread === 0
      ? 'Notifications'
      : unread === 1
        ? 'Notifications\u00a0: 1 nouvelle'
        : `Notifications\u00a0: ${unread} nouvelles`,
  help: 'Aide',

  accountOf: (person: string) => `Compte\u00a0: ${person}`,
  account: 'Mon compte',
  security: 'Connexion et sécurité',
  platform: 'Plateforme',
  appearance: 'Apparence',
  light: 'Clair',
  dark: 'Sombre',
  system: 'Système',
  otherLanguage: 'English',
  signOut: 'Se déconnecter',

  shortcuts: 'Raccourcis clavier',
  keyFind: 'Rechercher ou agir',
  keySearch: 'Chercher dans la liste',
  keyRows: 'Ligne suivante, ligne précédente',
  keySelect: 'Sélectionner la ligne',
  keyShortcuts: 'Afficher les raccourcis',
  keyClose: 'Fermer',
  keyGo: (page: string) => `Aller à\u00a0: ${page}`,

  undo: 'Annuler',
  /** {h} and {m} are replaced in the browser by the hour and the minutes. */
  kept: 'Non enregistré, brouillon gardé à {h}\u00a0h\u00a0{m}',
  back: 'Brouillon de {h}\u00a0h\u00a0{m} repris, non enregistré',
  offline: 'Vous êtes hors ligne. Ce que vous écrivez reste ici\u202f; enregistrez quand la connexion revient.',
  awayTitle: 'Vous êtes hors ligne',
  away: 'Rien n’a été envoyé ni perdu. Réessayez quand la connexion revient.',
  awayRetry: 'Réessayer',
  failed: 'Le serveur ne répond pas. Rien n’est perdu\u00a0: réessayez dans un instant.',
}
