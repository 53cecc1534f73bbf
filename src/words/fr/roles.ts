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
