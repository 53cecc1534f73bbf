export const signIn = {
  title: 'Se connecter',
  lead: 'Pour accéder à vos organisations.',
  email: 'Adresse e-mail',
  password: 'Mot de passe',
  verb: 'Se connecter',
  forgotten: 'Mot de passe oublié ?',
  orWithout: 'ou sans mot de passe',
  passkey: "Utiliser une clé d'accès",
  passkeyFailed: "La clé d'accès n'a pas répondu. Réessayez, ou entrez d'une autre façon.",
  link: 'Recevoir un lien par e-mail',
  orWork: 'ou avec votre compte professionnel',
  otherWork: 'Autre compte professionnel',
  stranger: 'Votre organisme n’est pas encore chez nous ?',
  signUp: 'L’inscrire',
  back: 'Revenir à la connexion',

  secondTitle: "Confirmer que c'est vous",
  secondLead: "Recopiez le code à 6 chiffres que montre votre application d'authentification.",
  code: 'Code à 6 chiffres',
  secondVerb: 'Continuer',
  useRecovery: 'Téléphone perdu ? Utiliser un code de secours',
  recoveryLead: "Un des codes que vous avez mis de côté. Il sert une seule fois : rayez-le après l'avoir tapé.",
  recovery: 'Code de secours',
  useApplication: "Utiliser l'application d'authentification",
  recoveryLeft: (left: number) =>
    left === 0
      ? "C'était votre dernier code de secours. Faites-en d'autres dans « Connexion et sécurité »."
      : left === 1
        ? 'Ce code de secours est utilisé. Il vous en reste 1.'
        : `Ce code de secours est utilisé. Il vous en reste ${left}.`,

  linkTitle: 'Recevoir un lien',
  linkLead: 'Nous vous écrivons : le lien vous connecte sans mot de passe.',
  linkVerb: 'Envoyer le lien',
  sentTitle: 'Regardez vos e-mails',
  linkSent:
    'Si un compte existe pour cette adresse, le lien vient de partir. Il est valable 15 minutes, une seule fois.',
  sentHint: 'Rien reçu ? Regardez dans les indésirables, ou vérifiez l’adresse et recommencez.',
  sendAgain: 'Demander un autre lien',
  confirmTitle: 'Se connecter',
  confirmLead: (email: string) => `Vous allez entrer comme ${email}, dans ce navigateur.`,
  goneTitle: 'Ce lien n’est plus valable',
  gone: 'Il a déjà servi, ou il a expiré. Demandez-en un autre, il arrive aussitôt.',

  resetTitle: 'Mot de passe oublié',
  resetLead: 'Nous vous écrivons un lien pour en choisir un autre.',
  resetSent:
    'Si un compte existe pour cette adresse, le lien vient de partir. Il est valable 30 minutes, une seule fois.',
  newTitle: 'Choisir un mot de passe',
  newLead: (email: string) => `Pour ${email}. Vos autres appareils seront déconnectés.`,
  newPassword: 'Nouveau mot de passe',
  newHint: '12 caractères au moins, tous permis. Une courte phrase se retient bien.',
  newVerb: 'Changer le mot de passe',
  changed: 'Votre mot de passe a changé. Vos autres appareils sont déconnectés.',

  proofTitle: "Prouver que c'est vous",
  proofLead: 'Ce que vous allez faire touche à la sécurité de votre compte. Vous y revenez juste après.',
  proofCode: "ou avec votre application d'authentification",
  proofLink: 'Se reconnecter par un lien',

  mails: {
    greeting: (name: string) => `Bonjour ${name},`,
    ending: "L'équipe Lisière",
    orCopy: 'Si le bouton ne répond pas, copiez cette adresse dans votre navigateur :',
    linkSubject: 'Votre lien de connexion',
    link: 'Vous avez demandé à entrer dans Lisière sans mot de passe.\nCe lien est valable 15 minutes et sert une seule fois.',
    linkVerb: 'Se connecter',
    linkAfter: "Vous n'avez rien demandé ? Ne faites rien : sans ce lien, personne n'entre.",
    resetSubject: 'Choisir un nouveau mot de passe',
    reset: 'Vous avez demandé à changer de mot de passe.\nCe lien est valable 30 minutes et sert une seule fois.',
    resetVerb: 'Choisir un mot de passe',
    resetAfter: "Vous n'avez rien demandé ? Ne faites rien : votre mot de passe reste le même.",
    changedSubject: 'Votre mot de passe a changé',
    changed: (when: string) =>
      `Le mot de passe de votre compte a changé le ${when}.\nVos autres appareils ont été déconnectés.`,
    changedVerb: 'Choisir un autre mot de passe',
    changedAfter: "Ce n'était pas vous ? Choisissez-en un autre tout de suite, puis prévenez votre organisation.",
    newLoginSubject: 'Connexion depuis un nouvel appareil',
    newLogin: (when: string, device: string) =>
      `Votre compte a été ouvert sur un appareil que nous ne connaissions pas : ${device}, le ${when}.\nSi c'est vous, il n'y a rien à faire.`,
    newLoginVerb: 'Voir mes appareils',
    newLoginAfter: "Ce n'est pas vous ? Déconnectez cet appareil, puis changez de mot de passe.",
    device: (browser: string | null, system: string | null) =>
      browser && system ? `${browser} sur ${system}` : (browser ?? system ?? 'un navigateur'),
  },
}
