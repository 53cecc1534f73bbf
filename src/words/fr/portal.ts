export const portal = {
  frame: {
    ownSpace: 'Mon espace',
    website: 'Notre site',
    registered: (nda: string) =>
      `Déclaration d’activité enregistrée sous le numéro ${nda}. Cet enregistrement ne vaut pas agrément de l’État.`,
  },
  catalogue: {
    title: 'Formations',
    offers: 'Formations proposées',
    lead: (name: string) => `Les formations de ${name}, avec leurs dates, leurs prix et les places qui restent.`,
    search: 'Chercher une formation',
    searchHint: 'Un métier, un thème',
    find: 'Chercher',
    noneFound: (q: string) => (q ? `Aucune formation ne correspond à « ${q} »` : 'Aucune formation pour le moment'),
    more: 'Voir les suivantes',
    undated: 'Dates sur demande',
    online: 'En ligne',
    waiting: 'Liste d’attente',
    seat: 'place',
    seats: 'places',
    modalities: { in_person: 'Présentiel', remote: 'À distance', mixed: 'Mixte' },
  },
  programme: {
    coming: 'Prochaines dates',
    noDate: 'Aucune date publique pour le moment. Appelez-nous : nous en ouvrons à la demande.',
    register: 'S’inscrire',
    joinWaiting: 'Liste d’attente',
    contact: 'Une question',
    contactHint: 'Pour un groupe, un financement ou un besoin particulier, parlons-en avant l’inscription.',
    updated: (day: string) => `Programme mis à jour le ${day}.`,
    noResults: 'Indicateurs communiqués dès qu’assez de personnes ont suivi cette formation.',
  },
}
