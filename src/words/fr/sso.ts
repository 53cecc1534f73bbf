/** Signing in with an account held elsewhere: the door, one's own linked accounts, the organisation's provider. */
export const sso = {
  title: 'Compte de mon organisation',
  lead: "Votre adresse indique où votre organisation tient ses comptes. Vous n'y donnez votre mot de passe qu'à elle.",
  email: 'Adresse e-mail professionnelle',
  emailHint: 'Celle que votre organisation vous a donnée.',
  verb: 'Continuer',
  or: 'ou directement',
  backToAccounts: 'Revenir à mes comptes liés',
  leavingTitle: (name: string) => `Vers ${name}`,
  leaving: 'Vous allez vous connecter là-bas, puis revenir ici. Si rien ne se passe, utilisez le bouton.',
  leave: 'Y aller',

  proveTitle: 'Encore une étape, une seule fois',
  prove: (name: string, email: string) =>
    email
      ? `« ${name} » vous connaît sous l'adresse ${email}.`
      : `« ${name} » vous connaît, mais n'est pas encore lié à votre compte.`,
  proveWhy:
    "Une adresse ne suffit pas à ouvrir un compte. Connectez-vous comme d'habitude : ensuite, ce compte vous ouvrira directement.",
  proveVerb: "Me connecter comme d'habitude",

  accounts: 'Comptes professionnels liés',
  accountsLead: 'Les comptes tenus ailleurs par lesquels vous pouvez entrer.',
  linkedAccounts: 'Comptes liés',
  noAccount: 'Aucun compte lié',
  since: (day: string) => `Lié le ${day}`,
  another: 'Lier un compte',
  confirmTitle: (name: string) => `Lier « ${name} » à votre compte ?`,
  confirm: (there: string, here: string) =>
    there
      ? `Le compte ${there} ouvrira votre compte Lisière ${here}.`
      : `Ce compte ouvrira votre compte Lisière ${here}.`,
  confirmFollows: "Ne le liez que si c'est vous qui venez de vous y connecter. Votre second facteur reste demandé.",
  link: 'Lier ce compte',
  linked: (name: string) => `« ${name} » est lié à votre compte.`,
  unlink: 'Détacher…',
  unlinkTitle: (name: string) => `Détacher « ${name} » ?`,
  unlinkFollows: "Il n'ouvrira plus votre compte. Vous pourrez le lier de nouveau.",
  unlinkVerb: 'Détacher le compte',
  keep: 'Le garder lié',
  unlinked: 'Le compte est détaché.',

  settings: 'Connexion unique',
  settingsLead: 'Vos équipes entrent avec le compte que votre organisation leur tient déjà.',
  isSet: 'Réglée',
  isNotSet: 'Non réglée',
  provider: 'Fournisseur',
  name: 'Nom affiché',
  nameHint: 'Comme vos équipes le disent : « Compte du Centre », « Google du Centre ».',
  issuer: 'Adresse du fournisseur (issuer)',
  issuerHint: 'Donnée par le fournisseur OpenID Connect : elle commence par https://.',
  clientId: 'Identifiant client',
  clientSecret: 'Secret client',
  secretHint: 'Gardé chiffré, jamais réaffiché.',
  secretKept: "Laissez vide pour garder celui d'aujourd'hui.",
  who: 'Pour qui',
  domain: 'Domaine des adresses',
  domainHint: (own: string) =>
    `Qui tape une adresse de ce domaine est conduit à ce fournisseur. Seul le vôtre, ${own}, peut être choisi.`,
  trusts: 'Faire confiance à son second facteur',
  trustsHint:
    "Quand le fournisseur dit avoir vérifié un second facteur, Lisière n'en redemande pas. Sinon, celui de Lisière reste demandé.",
  save: 'Enregistrer la connexion unique',
  saved: 'La connexion unique est enregistrée. Essayez-la avant de la donner à vos équipes.',
  addresses: 'À recopier',
  back: 'Adresse de retour (redirect URI)',
  backHint: 'À déclarer chez le fournisseur.',
  entrance: 'Lien direct',
  entranceHint: 'À mettre dans votre intranet : il conduit droit au fournisseur.',
  limits: 'Ce que cela permet',
  limitMembers: 'Seuls les membres de votre organisation entrent ainsi. La première fois, chacun prouve son compte.',
  limitElsewhere: "Qui travaille aussi ailleurs n'y entre pas par votre fournisseur : il lui faut une preuve de plus.",
  limitProof:
    'Lisière ne vérifie pas à qui appartient un domaine : vous choisissez celui de votre propre adresse, confirmée par e-mail.',
  test: 'Essayer',
  tests: {
    answers: 'Le fournisseur répond',
    unreachable: 'Le fournisseur ne répond pas',
    not_a_provider: "Cette adresse n'est pas celle d'un fournisseur",
  },
  testsMore: {
    answers: "Sa description est lisible. L'identifiant et le secret seront vérifiés à la première connexion.",
    unreachable: "Vérifiez l'adresse, puis réessayez. Les adresses privées ne sont pas joignables.",
    not_a_provider: "Elle répond, mais sans description OpenID Connect, ou au nom d'un autre. Vérifiez-la.",
  },
  remove: 'Retirer…',
  removeTitle: (name: string) => `Retirer « ${name} » ?`,
  removeFollows:
    "Plus personne n'entre par ce fournisseur, et qui est entré par lui seul est déconnecté. Les autres façons d'entrer restent.",
  removeVerb: 'Retirer la connexion unique',
  removeKeep: 'La garder',
  removed: 'La connexion unique est retirée.',
}
