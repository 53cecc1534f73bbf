/** What people are told, and where they choose what they are told. */
export const notices = {
  title: 'Notifications',
  lead: "Ce qui s'est passé et qui vous regarde.",
  views: 'Vues',
  unread: 'Non lues',
  everything: 'Toutes',
  list: 'Liste des notifications',
  noneUnread: 'Vous avez tout lu',
  none: 'Rien pour le moment',
  noneHint: 'Ce qui vous regarde arrivera ici.',
  open: 'Ouvrir',
  markRead: 'Marquer comme lue',
  markAllRead: 'Tout marquer comme lu',
  isUnread: 'Non lue',
  allRead: 'Tout est marqué comme lu.',
  read: 'La notification est marquée comme lue.',
  choose: 'Choisir ce que je reçois',

  choices: {
    title: 'Ce que je reçois',
    lead: (organisation: string) => `Pour ${organisation}. Chaque organisation a ses propres réglages.`,
    save: 'Enregistrer mes choix',
    saved: 'Vos choix sont enregistrés.',
    what: 'Par sujet',
    app: 'Dans Lisière',
    mail: 'Par e-mail',
    on: 'Afficher',
    usual: 'Comme proposé',
    now: 'Tout de suite',
    digest: 'Dans le résumé',
    off: 'Jamais',
    always: 'Toujours envoyé',
    alwaysHint: 'Ce qui touche à la sécurité part à toute heure et ne se coupe pas.',
    hours: 'Heures calmes',
    hoursHint: (zone: string) => `Ce qui arrive pendant ces heures attend leur fin. Heure de l'organisation : ${zone}.`,
    quietFrom: 'De',
    quietUntil: 'À',
    noQuiet: 'Deux fois la même heure : aucune heure calme.',
    digestTitle: 'Résumé',
    digestEvery: 'Rythme',
    day: 'Chaque jour',
    week: 'Chaque semaine',
    digestDay: 'Jour de la semaine',
    digestDayHint: 'Pour un résumé par semaine.',
    digestHour: 'Heure',
    days: {
      1: 'Lundi',
      2: 'Mardi',
      3: 'Mercredi',
      4: 'Jeudi',
      5: 'Vendredi',
      6: 'Samedi',
      7: 'Dimanche',
    },
    others: 'Autres moyens',
    sms: 'SMS',
    push: 'Notification du téléphone',
    unavailable: 'Pas encore disponible',
    families: {
      team: { name: 'Équipe', hint: 'Arrivées, départs, invitations acceptées, rôles.' },
      sessions: { name: 'Sessions', hint: 'Annulations, reports, tâches en retard, paiements, signatures.' },
      quality: {
        name: 'Qualité',
        hint: 'Fiches d’amélioration, registres, preuves et veille : ce qui arrive à échéance.',
      },
      organisation: { name: 'Organisation', hint: 'Image illisible, messages non reçus, fiche à corriger.' },
      programs: { name: 'Logiciels reliés', hint: "Clés d'API qui expirent, webhooks arrêtés." },
      works: { name: 'Travaux en cours', hint: 'Travail abandonné après plusieurs essais.' },
      security: { name: 'Sécurité', hint: "Clé d'API volée, historique altéré, départ de l'organisation." },
    },
    accountHint: 'Les messages sur vos mots de passe et vos appareils partent toujours, à votre adresse de connexion.',
  },

  actions: {
    member_joined: {
      title: "Arrivée dans l'équipe",
      sentence: (name: string, detail: string) => `${name} a rejoint l'équipe. Rôle : ${detail}.`,
      verb: 'Voir sa fiche',
    },
    member_left: {
      title: "Départ de l'équipe",
      sentence: (name: string, _: string) => `${name} n'a plus d'accès à l'organisation.`,
      verb: 'Voir sa fiche',
    },
    invitation_accepted: {
      title: 'Invitation acceptée',
      sentence: (name: string, _: string) => `${name} a accepté votre invitation.`,
      verb: 'Voir les invitations',
    },
    hat_given: {
      title: 'Nouveau rôle',
      sentence: (_: string, detail: string) => `Vous avez un rôle de plus : ${detail}.`,
      verb: "Voir ma page Aujourd'hui",
    },
    grant_given: {
      title: 'Nouveau droit',
      sentence: (_: string, detail: string) => `Vous avez un droit de plus : ${detail}.`,
      verb: "Voir ma page Aujourd'hui",
    },
    portrait_unreadable: {
      title: 'Portrait illisible',
      sentence: (_: string, __: string) => "Votre portrait est abîmé : il n'a pas changé.",
      verb: 'Choisir un autre portrait',
    },
    logo_unreadable: {
      title: 'Logo illisible',
      sentence: (name: string, _: string) => `« ${name} » est abîmé : le logo n'a pas changé.`,
      verb: 'Choisir un autre logo',
    },
    chore_done: {
      title: 'Traitement terminé',
      sentence: (_: string, __: string) => 'Ce que vous aviez demandé est prêt.',
      verb: 'Voir le résultat',
    },
    chore_failed: {
      title: 'Traitement interrompu',
      sentence: (_: string, __: string) => "Ce que vous aviez demandé s'est arrêté sur une erreur.",
      verb: 'Voir ce qui manque',
    },
    mail_bounced: {
      title: 'Message non reçu',
      sentence: (name: string, detail: string) => `Le message à ${name} est revenu : ${detail}`,
      verb: 'Voir ce message',
    },
    ticket_opened: {
      title: "Fiche d'amélioration ouverte",
      sentence: (name: string) => `Une fiche vient de s'ouvrir : « ${name} ».`,
      verb: 'Voir la fiche',
    },
    ticket_overdue: {
      title: 'Délai dépassé',
      sentence: (name: string) => `La fiche « ${name} » a dépassé son délai. Faites l'étape suivante, ou confiez-la.`,
      verb: 'Voir la fiche',
    },
    ticket_check_due: {
      title: 'Efficacité à vérifier',
      sentence: (name: string) => `Ce qui a été fait pour « ${name} » a-t-il marché ? C'est le jour de le vérifier.`,
      verb: 'Vérifier',
    },
    ticket_unowned: {
      title: 'Fiche sans responsable',
      sentence: (name: string) => `La fiche « ${name} » attend, et n'a pas de responsable. Confiez-la à quelqu'un.`,
      verb: 'Voir la fiche',
    },
    risk_due: {
      title: 'Risque à revoir',
      sentence: (name: string, detail: string) => `« ${name} » est à revoir avant le ${detail}.`,
      verb: 'Revoir le risque',
    },
    risk_unowned: {
      title: 'Risque à revoir, sans responsable',
      sentence: (name: string, detail: string) =>
        `« ${name} » est à revoir avant le ${detail}, et personne n’en répond.`,
      verb: 'Revoir le risque',
    },
    partner_due: {
      title: 'Partenaire à revoir',
      sentence: (name: string, detail: string) =>
        `Un certificat, un contrat ou la revue de ${name} arrive à échéance le ${detail}.`,
      verb: 'Voir le partenaire',
    },
    standing_ending: {
      title: 'Référencement bientôt expiré',
      sentence: (name: string, detail: string) =>
        `${name} n’est plus référencé à partir du ${detail} : ses intervenants ne pourront plus être planifiés.`,
      verb: 'Décider',
    },
    network_contact_stale: {
      title: 'Réseau handicap à reprendre',
      sentence: (name: string) => `Personne n’a parlé à ${name} depuis un an. Un message suffit.`,
      verb: 'Voir le contact',
    },
    credential_ending: {
      title: 'Dossier d’intervenant à renouveler',
      sentence: (name: string, detail: string) => `« ${name} » est à renouveler pour le ${detail}.`,
      verb: 'Renouveler',
    },
    credential_given: {
      title: 'Pièce d’intervenant reçue',
      sentence: (name: string, detail: string) => `« ${name} » a été déposée, bonne jusqu’au ${detail}.`,
      verb: 'Voir la pièce',
    },
    development_late: {
      title: 'Formation de l’équipe à confirmer',
      sentence: (name: string, detail: string) => `« ${name} » était prévue le ${detail}. Est-ce fait ?`,
      verb: 'Enregistrer',
    },
    referent_gone: {
      title: 'Référent à remplacer',
      sentence: (name: string) => `${name} n’a plus d’accès et reste nommé référent. Nommez quelqu’un d’autre.`,
      verb: 'Voir les référents',
    },
    source_silent: {
      title: 'Source de veille silencieuse',
      sentence: (name: string, detail: string) =>
        `${name} ne dit plus rien depuis le ${detail}. Vérifiez son adresse, ou remplacez-la.`,
      verb: 'Voir la source',
    },
    task_late: {
      title: 'Tâche en retard',
      sentence: (name: string, detail: string) => `« ${detail} » n’est pas faite pour la session ${name}.`,
      verb: 'Voir la tâche',
    },
    task_unowned: {
      title: 'Tâche en retard, sans responsable',
      sentence: (name: string, detail: string) =>
        `« ${detail} » n’est pas faite pour la session ${name}, et personne n’en répond.`,
      verb: 'Voir la tâche',
    },
    report_received: {
      title: 'Registre réservé',
      sentence: () => 'Une entrée attend dans le registre réservé.',
      verb: 'Lire',
    },
    session_cancelled: {
      title: 'Session annulée',
      sentence: (name: string, detail: string) => `« ${name} » n'a pas lieu. Raison : ${detail}.`,
      verb: 'Voir la session',
    },
    session_reinstated: {
      title: 'Session rétablie',
      sentence: (name: string) => `« ${name} » a lieu, finalement. Les convocations annulées sont à rétablir.`,
      verb: 'Voir la session',
    },
    session_postponed: {
      title: 'Session déplacée',
      sentence: (name: string, detail: string) =>
        `« ${name} » change de dates, et ses convocations sont annulées. Raison : ${detail}.`,
      verb: 'Voir les séances',
    },
    seat_unanswered: {
      title: 'Place restée sans réponse',
      sentence: (name: string) =>
        `${name} n'a pas pris la place proposée il y a deux jours. Elle est proposée à la personne suivante.`,
      verb: "Voir l'inscription",
    },
    slot_declined: {
      title: 'Séance refusée',
      sentence: (name: string, detail: string) =>
        `Une séance de « ${name} », le ${detail}, est refusée par qui devait l'animer. Trouvez quelqu'un d'autre.`,
      verb: 'Voir les séances',
    },
    person_correction_asked: {
      title: 'Correction demandée',
      sentence: (name: string, detail: string) => `${name} demande une correction de ses données : « ${detail} ».`,
      verb: 'Voir sa fiche',
    },
    payment_too_late: {
      title: 'Paiement arrivé trop tard',
      sentence: (name: string) =>
        `${name} a payé après que sa place a été rendue, et la session est complète. La personne attend en liste : donnez-lui une place, ou remboursez.`,
      verb: 'Voir les paiements',
    },
    payment_mismatched: {
      title: "Paiement d'un autre montant",
      sentence: (name: string) => `Le paiement reçu pour ${name} n'est pas du montant demandé. Rien n'a été confirmé.`,
      verb: 'Voir les paiements',
    },
    signature_completed: {
      title: 'Document signé par tous',
      sentence: (name: string, _: string) => `« ${name} » est signé par tout le monde.`,
      verb: 'Voir le document',
    },
    signature_declined: {
      title: 'Signature refusée',
      sentence: (name: string, detail: string) => `${name} : signature refusée. Raison donnée : « ${detail} ».`,
      verb: 'Voir le document',
    },
    signature_expired: {
      title: 'Signature non obtenue',
      sentence: (name: string, _: string) => `« ${name} » n'a pas été signé à temps.`,
      verb: 'Voir le document',
    },
    proof_expiring: {
      title: 'Preuve à renouveler',
      sentence: (name: string, _: string) => `« ${name} » arrive en fin de validité.`,
      verb: 'Voir la preuve',
    },
    key_expiring: {
      title: "Clé d'API bientôt expirée",
      sentence: (name: string, detail: string) =>
        `La clé « ${name} » cessera de fonctionner le ${detail}. Créez-en une autre avant cette date.`,
      verb: 'Voir les clés',
    },
    webhook_disabled: {
      title: 'Webhook arrêté',
      sentence: (name: string, detail: string) =>
        `Les envois vers ${name} sont arrêtés : ${detail === 'gone' ? "l'adresse n'existe plus" : 'elle ne répond plus depuis plusieurs jours'}.`,
      verb: 'Voir cette adresse',
    },
    job_abandoned: {
      title: 'Travail abandonné',
      sentence: (name: string, _: string) =>
        `Ce qui devait suivre « ${name} » a échoué plusieurs fois. C'est mis de côté, et peut être repris.`,
      verb: 'Voir les travaux',
    },
    key_reused: {
      title: "Clé d'API coupée",
      sentence: (name: string, _: string) =>
        `Un jeton de la clé « ${name} » a servi deux fois : il a pu être volé. Ses accès sont coupés.`,
      verb: 'Voir les clés',
    },
    chain_broken: {
      title: 'Historique altéré',
      sentence: (_: string, detail: string) =>
        `La vérification de l'historique a trouvé une ligne qui a changé après coup : la ligne ${detail}.`,
      verb: "Voir l'historique",
    },
    departure_requested: {
      title: "Départ de l'organisation demandé",
      sentence: (_: string, detail: string) =>
        `Toutes les données seront effacées le ${detail}. La direction peut annuler jusque-là.`,
      verb: 'Voir le départ',
    },
    departure_withdrawn: {
      title: "Départ de l'organisation annulé",
      sentence: (_: string, __: string) => 'Le départ est annulé : rien ne sera effacé.',
      verb: "Voir l'organisation",
    },
  },

  stop: (family: string) =>
    `Ne plus recevoir ces messages (${family}) : réglez-le dans votre compte, « Ce que je reçois ».`,
  stopped: 'Vous ne recevrez plus ces messages.',
}
