import { dayOf, type Told } from './told.ts'

const day = 24 * 3600_000

/** An internal audit under way in which one thing has been found, and the certifying body's, to come. */
export function auditsOf(
  mine: { organisation_id: string },
  own: (text: string) => string,
  now: number,
): readonly Told[] {
  const by = { at: now, by_id: 'seed' }
  const audit = (id: string, kind: string, title: string, onDay: string): Told => [
    'audits',
    {
      ...mine,
      id,
      kind,
      title: own(title),
      on_day: onDay,
      audit_type: 'surveillance',
      grid: 'V10',
      category: '',
      site_id: null,
      auditor: own('Quentin Roux'),
      version: 1,
      ...by,
    },
  ]
  const point = (auditId: string, number: number, question: string): Told => [
    'audit_points',
    { ...mine, audit_id: auditId, number, indicator: number, question },
  ]
  return [
    audit('interne', 'internal', 'Audit interne d’automne', dayOf(now - 2 * day)),
    point('interne', 1, 'Information du public sur les prestations'),
    point('interne', 9, 'Information sur le déroulement'),
    point('interne', 21, 'Compétences des intervenants'),
    [
      'audit_verdicts',
      {
        ...mine,
        audit_id: 'interne',
        number: 1,
        verdict: 'minor',
        comment: own('Les tarifs manquent sur une page'),
        proofs: '[]',
        version: 1,
        ...by,
      },
    ],
    [
      'audit_findings',
      {
        ...mine,
        id: 'tarifs',
        audit_id: 'interne',
        number: 1,
        indicator: 1,
        grade: 'minor',
        said: own('Les tarifs manquent sur une page'),
        due_on: dayOf(now + 180 * day),
        ticket_id: '',
        found_by: own('Quentin Roux'),
        ...by,
      },
    ],
    [
      'audit_samples',
      {
        ...mine,
        id: 'tirage',
        audit_id: 'interne',
        seed: 'automne',
        files: 1,
        proofs: 0,
        from_day: dayOf(now - 365 * day),
        to_day: dayOf(now),
        ...by,
      },
    ],
    [
      'audit_sample_pieces',
      {
        ...mine,
        sample_id: 'tirage',
        number: 1,
        enrolment_id: 'lea-passee',
        indicator: 0,
        piece: 'certificate',
        source_id: '',
        label: '',
        site_id: 'vannes',
        state: 'missing',
        ms: 2,
        bytes: 0,
        sha256: '',
      },
    ],
    [
      'chores',
      {
        ...mine,
        ...by,
        id: 'conformite',
        kind: 'audit_report',
        subject_id: 'audit-report',
        input: '{}',
        cursor: '22',
        total: 22,
        done: 22,
        failed: 0,
      },
    ],
    ['chore_ends', { ...mine, ...by, chore_id: 'conformite', how: 'done' }],
    audit('certificateur', 'external', 'Audit de surveillance', dayOf(now)),
    point('certificateur', 1, 'Information du public sur les prestations'),
    point('certificateur', 9, 'Information sur le déroulement'),
    point('certificateur', 30, 'Recueil des appréciations'),
    [
      'audit_rooms',
      {
        ...mine,
        id: 'salle',
        audit_id: 'certificateur',
        name: own('Jeanne Audran'),
        email: `audran@${mine.organisation_id}.example`,
        body: own('Certificateur de l’Ouest'),
        site_ids: '',
        opens_at: now - day,
        closes_at: now + 2 * day,
        ...by,
      },
    ],
  ]
}
