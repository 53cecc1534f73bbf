/** What the kit itself says: the forms, the lists, what floats above the page. */
export const ui = {
  skip: 'Aller au contenu',

  optional: 'facultatif',
  errorPrefix: 'Erreur : ',
  allRequired: 'Les champs sont obligatoires, sauf mention contraire.',
  errorTitle: (title: string) => `Erreur : ${title}`,
  refused: (count: number) => `Rien n’est enregistré : ${toFix(count)}`,
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
  forSelection: 'Pour les lignes cochées :',
  pick: (name: string) => `Choisir ${name}`,
  picked: 'Choix',
  pickAll: 'Choisir toute la page',
  label: (name: string) => `${name} :`,
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
  lastValue: (what: string, when: string, value: string) => `${what} : ${value} (${when}).`,
  goal: (value: string) => `Seuil : ${value}`,
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
