export const events = {
  history: 'Historique',
  none: 'Rien encore.',
  automatic: 'Lisière',
  actions: {
    site_opened: 'Site ouvert',
    site_changed: 'Site modifié',
    site_closed: 'Site fermé',
    site_reopened: 'Site rouvert',
  },
}
