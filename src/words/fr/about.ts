/** Pages that explain: help, accessibility, personal data. A part is a title and its paragraphs. */
export const about = {
  helpTitle: 'Aide',
  helpLead: 'Ce qui fait gagner du temps, et qui appeler quand on est bloqué.',
  shortcuts: 'Raccourcis clavier',
  shortcutsOff: 'Les touches seules se désactivent dans « Mon compte ».',
  everywhere: 'Partout',
  inLists: 'Dans une liste',
  goTo: 'Aller à',
  reach: 'Joindre quelqu’un',
  reachFirst: 'Une question sur vos droits, une session, un document ? Votre organisation vous répond.',
  reachAdmins:
    'Les personnes qui règlent les accès sont dans « Équipe et accès », avec le rôle Direction ou Administration.',
  reachNobody:
    'Votre organisation n’a pas encore donné d’adresse ni de téléphone. Un administrateur peut les ajouter dans « Identité ».',
  email: 'E-mail',
  phone: 'Téléphone',
  broken:
    'Une page en panne donne une référence. Joignez-la à votre message : elle permet de retrouver ce qui s’est passé.',
  more: 'À lire aussi',

  accessibilityTitle: 'Accessibilité',
  accessibilityLead: 'Lisière est faite pour être utilisée par tout le monde, avec tous les outils.',
  accessibility: [
    {
      title: 'Ce que nous visons',
      texts: [
        'Le niveau AA des règles WCAG 2.2, que le RGAA reprend en France.',
        'Tout se fait au clavier. Les pages suivent vos réglages de contraste, d’animation et de taille de texte, en clair comme en sombre. Elles fonctionnent sans JavaScript.',
      ],
    },
    {
      title: 'Où nous en sommes',
      texts: [
        'Chaque écran est vérifié automatiquement avant d’être publié, dans les deux thèmes. Un contrôle automatique ne voit pas tout.',
        'Aucun audit n’a encore été mené par un organisme extérieur : nous ne déclarons donc pas de taux de conformité.',
      ],
    },
    {
      title: 'Ce que nous savons imparfait',
      texts: [
        'La signature se dessine avec le doigt ou la souris. On peut toujours taper son nom à la place.',
        'Les fichiers déposés par les organisations, comme les PDF ou les images, ne sont pas contrôlés par nous.',
      ],
    },
    {
      title: 'Un obstacle vous arrête ?',
      texts: [
        'Écrivez à l’organisation qui vous a ouvert l’accès : elle vous doit une autre façon de faire, et nous transmet ce qui est à corriger.',
        'Sans réponse, vous pouvez saisir le Défenseur des droits : defenseurdesdroits.fr, ou 09 69 39 00 00.',
      ],
    },
  ],

  privacyTitle: 'Données personnelles',
  privacyLead: 'Qui tient quoi, pourquoi, et pour combien de temps.',
  privacy: [
    {
      title: 'Qui est responsable',
      texts: [
        'L’organisation qui vous forme ou vous emploie décide de ce qu’elle note sur vous, et pourquoi : elle est responsable du traitement. Lisière agit sur ses instructions, comme sous-traitant.',
        'Pour votre compte, ce qui permet d’entrer, Lisière est responsable.',
      ],
    },
    {
      title: 'Ce que contient votre compte',
      texts: [
        'Votre nom, votre adresse e-mail, votre langue, ce qui prouve votre identité. Votre mot de passe n’est pas gardé : seulement une empreinte dont on ne peut pas le retrouver.',
        'Pour chaque appareil connecté : son nom, son adresse sur le réseau, et l’heure de son dernier passage. Vous les voyez et les déconnectez dans « Connexion et sécurité ».',
      ],
    },
    {
      title: 'Ce que contient l’historique',
      texts: [
        'Qui a fait quoi, et quand : c’est ce qui permet à une organisation de rendre des comptes. Quand une personne part, les mots qui la décrivent s’effacent ; il reste que cela a eu lieu.',
      ],
    },
    {
      title: 'Les cookies',
      texts: [
        'Seulement ceux qui font fonctionner le site : votre connexion (14 jours), la reconnaissance de cet appareil et votre langue (un an), et quelques-uns qui durent le temps d’une étape.',
        'Ni publicité, ni mesure d’audience, ni contenu chargé depuis un autre site.',
      ],
    },
    {
      title: 'Où, et combien de temps',
      texts: [
        'Les bases de données et les fichiers sont placés dans l’Union européenne, chez Cloudflare. Les e-mails partent par le fournisseur que l’exploitant a choisi.',
        'Une connexion dure 14 jours au plus. Une organisation qui part voit ses données effacées 30 jours après sa demande.',
      ],
    },
    {
      title: 'Vos droits',
      texts: [
        'Voir, corriger, emporter ou effacer ce qui vous concerne : demandez-le à votre organisation. Votre compte se modifie et se supprime dans « Mon compte ».',
        'Si la réponse ne convient pas, la CNIL reçoit les plaintes : cnil.fr.',
      ],
    },
  ],
}
