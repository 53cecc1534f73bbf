export const sessions = {
  frame: {
    tabs: 'Pages de la session',
    overview: "Vue d'ensemble",
    enrolments: 'Stagiaires',
    slots: 'Séances',
    attendance: 'Émargement',
    papers: 'Documents',
    tasks: 'Tâches',
    cancelled: 'Annulée',
    remote: 'à distance',
    undated: 'Dates à fixer',
    seats: (taken: string, max: string) => `${taken}/${max} places`,
  },
}
