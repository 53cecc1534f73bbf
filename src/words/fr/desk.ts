export const desk = {
  title: "Aujourd'hui",
  day: (day: string) => `${day.slice(0, 1).toUpperCase()}${day.slice(1)}.`,
  nothingWaits: 'Rien ne vous attend pour le moment.',
  stepsLeft: (left: number) => (left > 1 ? `${left} premiers pas restent à faire.` : 'Un premier pas reste à faire.'),

  firstSteps: 'Premiers pas',
  progress: (done: number, total: number) => `${done} sur ${total}`,
  allDone: 'Tout est en place.',
  putAway: 'Ranger cette liste',
  wasPutAway: 'La liste est rangée.',
  isBack: 'La liste est de nouveau là.',
  bringBack: 'Afficher les premiers pas',
  done: 'Fait',
  steps: {
    identity: {
      title: "Compléter l'identité et les mentions légales",
      why: 'Elles figurent sur vos conventions, convocations et factures.',
      verb: 'Compléter',
    },
    logo: { title: 'Ajouter votre logo', why: 'Il paraît sur vos documents et vos pages.', verb: 'Ajouter' },
    sites: {
      title: "Décrire l'accessibilité de vos sites",
      why: 'Qualiopi la demande, et vos stagiaires en ont besoin.',
      verb: 'Décrire',
    },
    colleague: { title: 'Inviter un collègue', why: 'Chacun son compte, ses rôles et ses sites.', verb: 'Inviter' },
    secondFactor: {
      title: 'Protéger votre compte par un second facteur',
      why: 'Un mot de passe volé ne suffit plus pour entrer.',
      verb: 'Protéger',
    },
    colour: {
      title: 'Choisir votre couleur',
      why: 'Un repère pour vous, une signature pour vos clients.',
      verb: 'Choisir',
    },
  },

  activity: 'Activité récente',
  noActivity: 'Rien encore.',

  hello: (name: string) => `Bonjour ${name}`,
  profile: 'Vos coordonnées et votre langue',
  profileWhy: 'Votre nom, votre adresse, la langue des écrans.',
  security: 'Connexion et sécurité',
  securityWhy: "Mot de passe, clé d'accès, appareils connectés.",
  protected: 'Second facteur utilisé',
  unprotected: 'Sans second facteur',
  here: 'Votre place ici',
}
