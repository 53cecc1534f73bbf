export const portal = {
  frame: {
    ownSpace: 'Mon espace',
    website: 'Notre site',
    registered: (nda: string) =>
      `Déclaration d’activité enregistrée sous le numéro ${nda}. Cet enregistrement ne vaut pas agrément de l’État.`,
  },
}
