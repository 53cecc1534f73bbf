/** What the kit itself says: the forms, the lists, what floats above the page. */
export const ui = {
  skip: 'Aller au contenu',

  optional: 'facultatif',
  errorPrefix: 'Erreur\u00a0: ',
  errorTitle: (title: string) => `Erreur\u00a0: ${title}`,
  refused: (count: number) => `Rien n’est enregistré\u00a0: ${toFix(count)}`,
  cancel: 'Annuler',
  save: 'Enregistrer',
  close: 'Fermer',
  search: 'Chercher',
  choose: 'Choisir…',
  chooseFile: 'Choisir un fichier',
  chooseFiles: 'Choisir des fichiers',
  dropFile: 'ou le déposer ici',
  dropFiles: 'ou les déposer ici',
  savedAt: (hour: string) => `Enregistré à ${hour}`,
  draftKeptAt: (hour: string) => `Non enregistré, brouillon gardé à ${hour}`,
  offline: 'Hors ligne',

  actions: 'Actions',
  actionsFor: (name: string) => `Actions pour ${name}`,
  selection: 'Actions sur la sélection',
  forSelection: 'Pour les lignes cochées\u00a0:',
  pick: (name: string) => `Choisir ${name}`,
  pickAll: 'Choisir toute la page',
  label: (name: string) => `${name}\u00a0:`,
  removeFilter: (filter: string) => `Retirer le filtre ${filter}`,
  pages: 'Pages',
  previous: 'Précédentes',
  next: 'Suivantes',
  range: (from: string, to: string) => `De ${from} à ${to}`,
  due: 'à traiter',

  loading: 'Chargement',
  stop: 'Arrêter',
  done: (done: string, total: string) => `${done} sur ${total}`,
  leaveFreely: 'Vous pouvez quitter la page.',
  undo: 'Annuler',
  retry: 'Réessayer',

  figures: 'Voir les chiffres',
  lastValue: (what: string, when: string, value: string) => `${what}\u00a0: ${value} (${when}).`,
  goal: (value: string) => `Seuil\u00a0: ${value}`,
  seats: (taken: string, max: string) => `${taken} sur ${max}`,

  stepDone: 'fait',
  stepMissing: 'en retard',
  stepAwaited: 'attendu',
  stepOpen: 'à faire maintenant',
  stepToday: 'nous en sommes ici',
  stepComing: 'à venir',

  signHere: 'Signez avec le doigt ou la souris dans le cadre.',
  signatureFrame: 'Cadre de signature',
  erase: 'Effacer',
  cannotDraw: 'Je ne peux pas signer à la main',
  typeName: 'Écrivez votre nom complet',
  drawingNeedsScript: 'Le dessin n’est pas disponible dans ce navigateur. Écrivez votre nom ci-dessous.',
}

function toFix(count: number): string {
  return count > 1 ? `${count} points à corriger` : '1 point à corriger'
}
