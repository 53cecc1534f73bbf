/** How long things are kept, on which ground, and from when. */
export const retention = {
  title: 'Conservation',
  lead: 'Combien de temps votre organisation garde chaque type de document. Au-delà, ils sont détruits et inscrits au registre.',
  list: 'Durées de conservation',
  what: 'Documents',
  length: 'Durée',
  from: 'À compter de',
  trust: 'Confiance',
  seen: 'Texte vérifié',
  proposed: 'Proposition à valider',
  own: 'Choisie par vous',
  provisionalTitle: 'Des durées restent à valider',
  provisional:
    'Les durées marquées « Proposition à valider » viennent de l’usage ou d’un texte que nous n’avons pas vérifié. Faites-les confirmer par votre juriste ou votre délégué à la protection des données, puis enregistrez-les.',
  month: 'mois',
  months: 'mois',
  year: 'an',
  years: 'ans',
  never: 'Jusqu’à destruction à la main',
  atOnce: 'Dès ce jour',
  editTitle: (what: string) => `Conservation : ${what}`,
  monthsField: 'Durée en mois',
  monthsHint: 'Laissez vide pour que rien ne soit détruit sans vous.',
  reason: 'Décidé par, et pourquoi',
  reasonHint: 'Par exemple : « Validé avec notre DPO le 12 janvier ». Reste dans l’historique.',
  proposal: (length: string) => `Proposition : ${length}`,
  save: 'Enregistrer la durée',
  saved: 'La durée est enregistrée. Les dates des fichiers concernés sont à jour.',
  drop: 'Revenir à la proposition',
  dropped: 'La proposition s’applique de nouveau.',
  rules: {
    unsorted: {
      name: 'Non classé',
      from: 'sans objet',
      basis: 'À classer : rien n’est détruit tant qu’une règle n’est pas choisie.',
    },
    bilanPapers: {
      name: 'Bilan de compétences : tests, notes, résultats',
      from: 'la fin du bilan',
      basis: 'Code du travail, art. R. 6313-7',
    },
    bilanSummary: {
      name: 'Bilan de compétences : synthèse et documents gardés avec accord écrit',
      from: 'la fin du bilan',
      basis: 'Code du travail, art. R. 6313-7, modifié fin 2023 (un an auparavant) : trois ans au plus',
    },
    proofs: {
      name: 'Preuves de réalisation : émargements, connexions, évaluations, certificats',
      from: 'la fin de l’action',
      basis:
        'Contrôle de la formation (art. L. 6361-2) et conventions des financeurs ; jusqu’à dix ans pour un financement européen',
    },
    contracts: {
      name: 'Conventions et contrats',
      from: 'la fin du contrat',
      basis:
        'Code civil, art. 2224 ; dix ans pour un contrat électronique de 120 € ou plus avec un particulier (Code de la consommation, art. L. 213-1)',
    },
    invoices: {
      name: 'Factures et pièces comptables',
      from: 'la clôture de l’exercice',
      basis: 'Code de commerce, art. L. 123-22',
    },
    prospects: { name: 'Prospects', from: 'le dernier contact', basis: 'Recommandation de la CNIL' },
    surveys: {
      name: 'Questionnaires de satisfaction nominatifs',
      from: 'la réponse',
      basis: 'Cycle Qualiopi de trois ans ; ensuite, seuls les résultats d’ensemble sont gardés',
    },
    complaints: { name: 'Réclamations', from: 'la clôture de la réclamation', basis: 'Délai de prescription' },
    health: {
      name: 'Handicap et santé',
      from: 'la fin de l’action',
      basis: 'RGPD, art. 9 : le détail est effacé, seule la trace de l’adaptation reste si elle est nécessaire',
    },
    reports: {
      name: 'Signalements de violences, harcèlement, discriminations',
      from: 'la fin du traitement',
      basis: 'RGPD, art. 5, 6 et 9 : accès restreint, puis archivage jusqu’à la prescription',
    },
    accessLogs: {
      name: 'Journaux d’accès',
      from: 'l’accès',
      basis: 'Recommandation de la CNIL sur la journalisation : de six mois à un an',
    },
    signatures: {
      name: 'Preuves de signature électronique',
      from: 'la fin de la durée du document signé',
      basis: 'Code civil, art. 1366 et 1367',
    },
    applications: { name: 'Candidatures non retenues', from: 'le dernier contact', basis: 'CNIL, recrutement' },
  },
}
