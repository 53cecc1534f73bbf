import type { TemplateBody } from '#domain/documents/template.ts'
import { facts, heading, list, note, numbered, pageBreak, paragraph, signatures, soft, table, title } from './block.ts'

export const emargement: TemplateBody = {
  annexes: [],
  blocks: [
    title("Feuille d'émargement", { group: 'slots' }),
    facts(
      [
        'Action | {{session.title}} ({{session.code}})',
        'Date | {{group.day}}',
        'Horaires | {{group.hours}}, soit {{group.duration}}. Horaires réels : de ……… à ………',
        'Lieu | {{group.place}}',
        'Formateur | {{group.trainers}}',
        'Effectif attendu | {{session.trainees}}',
      ].join('\n'),
      { group: 'slots' },
    ),
    table(
      'Nom et prénom | Entreprise | Signature | Absence ou retard, motif\n{{item.name}} | {{item.employer}} | __ | __',
      { each: 'trainees', group: 'slots' },
    ),
    soft('{{organisation.identity}}, {{organisation.ndaSentence}}. Session du {{session.dates}}, {{session.place}}.', {
      group: 'slots',
    }),
    signatures('Signature du formateur | {{group.trainers}} | Je certifie la présence des personnes qui ont signé', {
      group: 'slots',
    }),
    pageBreak('', { group: 'slots' }),
  ],
}

export const certificatRealisation: TemplateBody = {
  annexes: [],
  blocks: [
    title('Certificat de réalisation'),
    numbered,
    paragraph(
      "Je soussigné(e) {{mention.signatory}}, représentant légal du dispensateur de l'action, {{organisation.identity}}, atteste que :",
    ),
    paragraph('**{{trainee.name}}**'),
    paragraph("salarié(e) de l'entreprise **{{trainee.employer}}**", { when: 'trainee.employer' }),
    paragraph("a suivi l'action **{{programme.title}}**"),
    facts(
      [
        "Nature de l'action | {{programme.nature}}",
        'Qui s’est déroulée | {{session.dates}}',
        'Durée effectivement réalisée | {{enrolment.done}}',
        'Lieu ou modalité | {{session.place}}',
      ].join('\n'),
    ),
    paragraph(
      "Je m'engage à conserver l'ensemble des pièces justificatives qui ont permis d'établir le présent certificat pendant la durée fixée par les règles applicables.",
    ),
    paragraph('Fait le {{paper.date}}.'),
    signatures(
      'Cachet et signature du responsable du dispensateur de formation | {{mention.signatory}} | {{organisation.name}}',
    ),
  ],
}

export const attestationFin: TemplateBody = {
  annexes: [],
  blocks: [
    title('Attestation de fin de formation'),
    numbered,
    soft('Article L. 6353-1 du Code du travail.'),
    paragraph(
      '{{mention.signatory}}, pour {{organisation.name}}, atteste que **{{trainee.name}}** a suivi la formation :',
    ),
    facts(
      [
        'Intitulé | {{programme.title}}',
        "Nature de l'action | {{programme.nature}}",
        'Dates | {{session.dates}}',
        'Durée suivie | {{enrolment.done}} sur {{enrolment.planned}} prévues',
        'Lieu ou modalité | {{session.place}}',
      ].join('\n'),
    ),
    heading("Objectifs et résultats de l'évaluation des acquis"),
    table(
      'Objectif | Évalué par | Résultat\n{{item.text}} | {{item.assessment}} | ☐ acquis  ☐ en cours  ☐ non acquis',
      {
        each: 'objectives',
        when: '!asked.results',
      },
    ),
    table('Objectif | Évalué par\n{{item.text}} | {{item.assessment}}', { each: 'objectives', when: 'asked.results' }),
    paragraph('**Résultats :** {{asked.results}}', { when: 'asked.results' }),
    paragraph('Fait le {{paper.date}}.'),
    signatures("Signature de l'organisme de formation | {{mention.signatory}} | {{organisation.name}}"),
  ],
}

export const attestationAssiduite: TemplateBody = {
  annexes: [],
  blocks: [
    title("Attestation d'assiduité"),
    numbered,
    paragraph(
      "{{mention.signatory}}, pour {{organisation.name}}, atteste de l'assiduité de **{{trainee.name}}** à l'action suivante :",
    ),
    facts(
      [
        'Action | {{programme.title}} ({{session.code}})',
        'Dates | {{session.dates}}',
        'Heures prévues | {{enrolment.planned}}',
        'Heures réalisées | {{enrolment.done}}',
        'Absences | {{enrolment.missed}}',
      ].join('\n'),
    ),
    heading('Détail des absences', { when: 'enrolment.missed' }),
    table('Jour | Horaires | Durée | Motif\n{{item.day}} | {{item.hours}} | {{item.duration}} | {{item.reason}}', {
      each: 'absences',
    }),
    paragraph('Fait le {{paper.date}}.'),
    signatures(
      "Signature de l'organisme de formation | {{mention.signatory}} | {{organisation.name}}\nSignature du stagiaire | {{trainee.name}} |",
    ),
  ],
}

export const bilanConvention: TemplateBody = {
  annexes: [],
  blocks: [
    title('Convention de bilan de compétences'),
    numbered,
    soft('Articles L. 6313-4, R. 6313-4 à R. 6313-8 et D. 6353-1 du Code du travail.'),
    paragraph(
      '**Entre** {{organisation.identity}}, {{organisation.ndaSentence}}, représentée par {{mention.signatory}},',
    ),
    paragraph('**et** {{trainee.name}}, bénéficiaire,'),
    paragraph(
      '**et** {{trainee.employer}}, employeur, lorsque le bilan relève du plan de développement des compétences,',
      {
        when: 'trainee.employer',
      },
    ),
    paragraph('il est convenu ce qui suit.'),
    heading('Intitulé, objectif et contenu'),
    facts(
      [
        'Intitulé | {{programme.title}}',
        'Contenu | {{programme.content}}',
        'Durée totale | {{session.duration}} (24 heures au maximum)',
        'Période | {{session.dates}}',
        'Lieu ou modalité | {{session.place}}',
        'Méthodes et outils, dont les tests | {{programme.methods}}',
        'Moyens | {{programme.means}}',
        'Consultant | {{session.trainers}}',
      ].join('\n'),
    ),
    list('{{item.text}}', { each: 'objectives' }),
    heading('Déroulement'),
    list(
      [
        '**Une phase préliminaire** pour analyser la demande et le besoin, déterminer le format le plus adapté et définir ensemble le déroulement du bilan.',
        "**Une phase d'investigation** pour construire le projet professionnel et en vérifier la pertinence, ou élaborer une ou plusieurs alternatives.",
        '**Une phase de conclusions** pour s’approprier les résultats détaillés, recenser les conditions et les moyens qui favorisent la réalisation du projet, et en prévoir les principales étapes, dont un entretien de suivi, en général six mois plus tard.',
      ].join('\n'),
    ),
    table('Rendez-vous | Horaires | Durée\n{{item.day}} | {{item.hours}} | {{item.duration}}', { each: 'slots' }),
    heading('Résultats'),
    paragraph(
      'Les résultats détaillés et le document de synthèse sont remis au seul bénéficiaire. Ils ne peuvent être communiqués à un tiers qu’avec son accord.',
    ),
    heading('Consentement et confidentialité'),
    paragraph(
      'Le bilan ne peut être réalisé qu’avec le consentement du bénéficiaire. Les personnes qui le réalisent sont tenues au secret professionnel (articles 226-13 et 226-14 du Code pénal).',
    ),
    heading('Prix et règlement'),
    facts('Prix | {{enrolment.price}}\nTVA | {{mention.vatNote}}\nModalités de règlement | {{mention.payment}}'),
    note(
      'Plan de développement des compétences : le salarié dispose de 10 jours pour rendre la convention signée ; son silence vaut refus.',
      { when: 'trainee.employer' },
    ),
    paragraph('Fait le {{paper.date}}.'),
    signatures(
      "Signature de l'organisme | {{mention.signatory}} | {{organisation.name}}\nSignature du bénéficiaire | {{trainee.name}} |\nSignature de l'employeur | {{trainee.employer}} | Le cas échéant",
    ),
  ],
}

export const bilanSynthese: TemplateBody = {
  annexes: [],
  blocks: [
    title('Document de synthèse du bilan de compétences'),
    soft('Remis à {{trainee.name}}, seul destinataire, le {{paper.date}}. N° {{paper.number}}.'),
    heading('Circonstances du bilan'),
    paragraph('{{asked.circumstances}}'),
    heading('Compétences et aptitudes au regard des évolutions envisagées'),
    paragraph('{{asked.skills}}'),
    heading('Projet professionnel et, le cas échéant, de formation'),
    paragraph('{{asked.project}}'),
    heading('Conditions, moyens et étapes'),
    paragraph('{{asked.steps}}'),
    paragraph('Un entretien de suivi permet de faire le point, en général six mois après la fin du bilan.'),
    heading('Observations du bénéficiaire'),
    paragraph('{{asked.observations}}', { when: 'asked.observations' }),
    note('À compléter par le bénéficiaire, s’il le souhaite :\n\n\n', { when: '!asked.observations' }),
    signatures('Consultant | {{session.trainers}} | {{organisation.name}}\nBénéficiaire | {{trainee.name}} |'),
  ],
}
