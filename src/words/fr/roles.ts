/** Roles as people say them, and what each one comes for. */
export const roles = {
  owner: { name: 'Direction', does: 'Décide, gère les droits et les réglages.' },
  administrator: { name: 'Administration', does: 'Gère les réglages, les sites et les accès.' },
  coordinator: { name: 'Coordination', does: 'Sessions, inscriptions, documents et suivi.' },
  quality: { name: 'Qualité', does: 'Indicateurs, preuves, réclamations et audits.' },
  accountant: { name: 'Comptabilité', does: 'Devis, factures, financeurs et paiements.' },
  trainer: { name: 'Formation', does: 'Son agenda, ses sessions, l’émargement.' },
  counsellor: { name: 'Bilan de compétences', does: 'Ses bénéficiaires, en toute confidentialité.' },
  trainee: { name: 'Stagiaire', does: 'Ses convocations, signatures et attestations.' },
  company: { name: 'Entreprise cliente', does: 'Les sessions et documents de ses salariés.' },
  auditor: { name: 'Audit', does: 'Lecture seule, pour une durée limitée.' },
}

/** What a role may do, as a line of the table. */
export const permissions = {
  'desk.read': 'Voir sa page Aujourd’hui',
  'organisation.read': 'Voir les réglages de l’organisation',
  'organisation.edit': 'Modifier l’identité, le logo et les règles',
  'organisation.siret': 'Corriger le SIRET',
  'organisation.leave': 'Quitter Lisière avec toutes les données',
  'sites.read': 'Voir les sites',
  'sites.edit': 'Ouvrir, modifier et fermer des sites',
  'members.read': 'Voir l’équipe et les invitations',
  'members.edit': 'Inviter, donner et retirer des rôles',
  'roles.read': 'Voir cette table',
  'people.read': 'Voir les personnes',
  'people.edit': 'Inscrire et modifier des personnes',
  'files.read': 'Voir les fichiers et le registre des destructions',
  'files.edit': 'Ajouter, remplacer, partager et retirer des fichiers',
  'features.edit': 'Activer des fonctions',
  'keys.edit': 'Créer et retirer des clés d’accès',
  'exchange.edit': 'Régler les webhooks, rejouer leurs envois',
  'messages.read': 'Voir les messages envoyés',
  'messages.edit': 'Écrire les textes des messages, renvoyer un message',
  'chores.read': 'Voir les traitements',
  'chores.edit': 'Arrêter et relancer les traitements',
  'events.read': 'Lire l’historique de l’organisation',
}

/** The table of rights. */
export const matrix = {
  title: 'Rôles et droits',
  lead: 'Ce que chaque rôle peut faire. Les rôles se donnent dans l’équipe, pour tous les sites ou pour certains.',
  list: 'Table des droits par rôle',
  table: 'Qui peut faire quoi',
  permission: 'Droit',
  yes: 'Oui',
  no: 'Non',
  groups: {
    work: 'Travail de chaque jour',
    team: 'Équipe et personnes',
    organisation: 'Organisation et sites',
  },
  each: 'Les rôles',
  staff: 'Équipe',
  guests: 'Invités',
  byHand: 'Droits donnés à la main',
  grant: 'droit donné en plus de son rôle',
  grants: 'droits donnés en plus d’un rôle',
  noGrants: 'Personne n’a de droit en plus de son rôle.',
  grantsHint: 'Un droit peut être donné à une personne, sur un site ou sur tous.',
  seeTeam: 'Voir l’équipe',
}
