export const cockpit = {
  title: 'À suivre',
  lead: 'Ce qui manque ou tarde dans vos sessions, le plus ancien en premier. Chaque ligne mène où la réparer.',
  list: 'Points à suivre',
  everyKind: 'Tout',
  everySite: 'Tous les sites',
  everyone: 'Tous les responsables',
  mine: 'Mes sessions',
  site: 'Site',
  owner: 'Responsable',
  kind: 'Nature',
  filter: 'Filtrer',
  session: 'Session',
  what: 'À faire',
  since: 'Depuis',
  nobody: 'Sans responsable',
  none: 'Rien ne manque',
  noneFiltered: 'Rien à suivre avec ce choix',
  kinds: {
    unsigned: 'Demi-journées à émarger',
    no_trainer: 'Sans formateur',
    decision: 'Maintien à décider',
    below_minimum: 'Sous le minimum',
    missing_paper: 'Documents manquants',
    incomplete_file: 'Dossiers incomplets',
    late_tasks: 'Tâches en retard',
    out_of_period: 'Hors période',
    waiting_list: "Liste d'attente",
  },
  said: {
    unsigned: (count: number) =>
      count > 1 ? `${count} demi-journées restent à émarger` : 'Une demi-journée reste à émarger',
    no_trainer: (count: number) => (count > 1 ? `${count} séances sans formateur` : 'Une séance sans formateur'),
    decision: () => 'Dire si la session a lieu',
    below_minimum: () => 'Moins de stagiaires que le minimum : maintenir, reporter ou annuler',
    missing_paper: (count: number) => (count > 1 ? `${count} documents manquent` : 'Un document manque'),
    incomplete_file: (count: number) =>
      count > 1 ? `${count} stagiaires sans adresse e-mail` : 'Un stagiaire sans adresse e-mail',
    late_tasks: (count: number) => (count > 1 ? `${count} tâches en retard` : 'Une tâche en retard'),
    out_of_period: (count: number) =>
      count > 1
        ? `${count} dates à revoir : jour férié, dimanche, ou document qui annonce d'autres dates`
        : "Une date à revoir : jour férié, dimanche, ou document qui annonce d'autres dates",
    waiting_list: (count: number) =>
      count > 1 ? `${count} personnes attendent une place` : 'Une personne attend une place',
  },
}
