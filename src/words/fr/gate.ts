/** Pages outside the office: doors, and answers that are no page. */
export const gate = {
  accessibility: 'Accessibilité',
  privacy: 'Données personnelles',
  back: "Revenir à l'accueil",
  notThereTitle: 'Cette page n’existe pas',
  notThere: 'Elle a peut-être été déplacée, ou elle ne vous est pas ouverte. Rien n’a été modifié.',
  wrongFormTitle: 'Cette demande n’a pas été prise en compte',
  wrongForm:
    'Elle venait d’une page ouverte pour une autre organisation, ou d’ailleurs. Rien n’a été modifié : rouvrez la page et recommencez.',
  unreadableTitle: 'Cette demande ne se lit pas',
  unreadable: 'Ce qui a été envoyé est trop volumineux ou n’est pas un formulaire. Rien n’a été modifié.',
  tooManyTitle: 'Trop de tentatives',
  tooMany: (when: string) => `Attendez ${when}, puis réessayez. Votre compte n’est pas bloqué.`,
  movingTitle: 'Un instant',
  moving:
    'Votre organisation change de base de données. La lecture reste possible ; réessayez dans quelques minutes, rien n’a été modifié.',
  brokenTitle: 'Quelque chose n’a pas fonctionné',
  broken: (reference: string) =>
    `Rien n’a été modifié à moitié. Si cela recommence, donnez-nous cette référence : ${reference}.`,
}
