import type { TemplateBody } from '#domain/documents/template.ts'
import { facts, heading, list, note, numbered, paragraph, signatures, soft, table, title } from './block.ts'

const programmeFacts = facts(
  [
    'Intitulé | {{programme.title}}',
    "Nature de l'action | {{programme.nature}}",
    'Référence de la session | {{session.code}}',
    'Période de réalisation | {{session.dates}}',
    'Durée | {{session.duration}} ({{session.days}})',
    'Lieu | {{session.place}}',
    'Modalité | {{session.modality}}',
    'Formateurs | {{session.trainers}}',
    'Certification | {{programme.certification}}',
  ].join('\n'),
)

export const convention: TemplateBody = {
  annexes: ['programme', 'conditions_vente'],
  blocks: [
    title('Convention de formation professionnelle'),
    numbered,
    soft('Articles L. 6353-1 et D. 6353-1 du Code du travail.'),
    paragraph(
      '**Entre** {{organisation.identity}}, {{organisation.ndaSentence}}, représentée par {{mention.signatory}},',
    ),
    paragraph("ci-après « l'organisme de formation »,"),
    paragraph('**et** {{company.identity}}, représentée par {{company.representative}},'),
    paragraph("ci-après « l'acheteur », il est convenu ce qui suit."),
    heading('Article 1. Objet'),
    paragraph(
      "L'organisme de formation réalise, au bénéfice du personnel de l'acheteur désigné à l'article 3, l'action suivante :",
    ),
    programmeFacts,
    heading('Article 2. Objectifs, contenu et moyens'),
    paragraph("À l'issue de l'action, les participants doivent :"),
    list('{{item.text}}', { each: 'objectives' }),
    paragraph('Contenu : {{programme.content}}. Le programme détaillé est annexé à la présente convention.'),
    facts(
      [
        'Méthodes pédagogiques | {{programme.methods}}',
        'Moyens et encadrement | {{programme.means}}',
        'Suivi et évaluation | {{programme.assessment}}',
        'Sanction | {{programme.sanction}}',
        'Prérequis | {{programme.prerequisites}}',
        'Accessibilité | {{programme.accessibility}}',
      ].join('\n'),
    ),
    paragraph(
      "L'assiduité est suivie par demi-journée au moyen de feuilles d'émargement signées par chaque participant et par le formateur. Un certificat de réalisation est remis à l'issue de l'action.",
    ),
    heading('Article 3. Participants'),
    table('Nom et prénom | Entreprise\n{{item.name}} | {{item.employer}}', { each: 'trainees' }),
    heading('Article 4. Prix et règlement'),
    facts(
      [
        "Prix de l'action | {{price.total}}",
        'TVA | {{mention.vatNote}}',
        'Prise en charge demandée | {{price.funding}}',
        'Reste à la charge de l’acheteur | {{price.rest}}',
        'Modalités de règlement | {{mention.payment}}',
      ].join('\n'),
    ),
    heading('Article 5. Dédit, abandon ou report'),
    paragraph('{{mention.cancellation}}', { when: 'mention.cancellation' }),
    paragraph(
      "Si l'action n'est réalisée qu'en partie, du fait de l'une ou de l'autre des parties, seules les heures dispensées sont dues : les sommes perçues en trop sont remboursées (article L. 6354-1 du Code du travail).",
      { when: '!mention.cancellation' },
    ),
    heading('Article 6. Données personnelles'),
    paragraph(
      "Les données des participants ne servent qu'à la réalisation, au suivi et à la justification de l'action. Chacun peut demander à y accéder, à les faire corriger ou effacer auprès de {{mention.contact}}.",
      { when: 'mention.contact' },
    ),
    paragraph(
      "Les données des participants ne servent qu'à la réalisation, au suivi et à la justification de l'action. Chacun peut demander à y accéder, à les faire corriger ou effacer auprès de l'organisme de formation.",
      { when: '!mention.contact' },
    ),
    heading('Article 7. Différends'),
    paragraph("Les parties recherchent d'abord un accord amiable. {{mention.dispute}}"),
    paragraph('Fait en deux exemplaires, le {{paper.date}}.'),
    signatures(
      "Signature de l'organisme de formation | {{mention.signatory}} | {{organisation.name}}\nSignature de l'acheteur | {{company.representative}} | {{company.name}}",
    ),
  ],
}

export const contratIndividuel: TemplateBody = {
  annexes: ['programme'],
  blocks: [
    title('Contrat de formation professionnelle'),
    numbered,
    soft(
      'Articles L. 6353-3 à L. 6353-7 du Code du travail. Contrat conclu avec une personne qui entreprend une formation à ses frais.',
    ),
    paragraph(
      '**Entre** {{organisation.identity}}, {{organisation.ndaSentence}}, représentée par {{mention.signatory}},',
    ),
    paragraph("ci-après « l'organisme de formation »,"),
    paragraph('**et** {{trainee.name}}, ci-après « le stagiaire », il est convenu ce qui suit.'),
    heading('Article 1. Nature, durée, programme et objet'),
    programmeFacts,
    list('{{item.text}}', { each: 'objectives' }),
    paragraph('Le programme détaillé est annexé au présent contrat. Effectif de la session : {{session.trainees}}.'),
    heading('Article 2. Connaissances préalables'),
    paragraph("Niveau requis avant l'entrée en formation : {{programme.prerequisites}}"),
    heading('Article 3. Conditions de réalisation'),
    facts(
      [
        'Déroulement | {{session.modality}}, {{session.place}}',
        'Méthodes | {{programme.methods}}',
        'Moyens pédagogiques et techniques | {{programme.means}}',
        'Contrôle des connaissances | {{programme.assessment}}',
        'Sanction | {{programme.sanction}}',
      ].join('\n'),
    ),
    heading('Article 4. Formateurs'),
    paragraph('{{session.trainers}} : {{asked.trainerQualifications}}'),
    heading('Article 5. Délai de rétractation'),
    paragraph(
      "À compter de la signature du présent contrat, le stagiaire dispose d'un délai de rétractation de 10 jours, porté à 14 jours lorsque le contrat est conclu à distance ou hors établissement. Il en informe l'organisme de formation par lettre recommandée avec avis de réception ou au moyen du formulaire joint. Aucune somme ne peut être exigée avant la fin de ce délai.",
    ),
    heading('Article 6. Prix et paiement'),
    facts('Prix | {{enrolment.price}}\nTVA | {{mention.vatNote}}\nModalités | {{mention.payment}}'),
    paragraph(
      'À la fin du délai de rétractation, un premier versement ne peut dépasser 30 % du prix. Le solde est payé au fur et à mesure du déroulement de la formation.',
    ),
    heading('Article 7. Cessation anticipée ou abandon'),
    paragraph('{{mention.cancellation}}'),
    paragraph(
      'En cas de force majeure dûment reconnue, le contrat est résilié : seules les prestations effectivement dispensées sont dues, à proportion de leur valeur prévue au contrat.',
    ),
    heading('Article 8. Médiation'),
    paragraph(
      'En cas de différend, le stagiaire peut recourir gratuitement au médiateur de la consommation : {{mention.mediator}}',
    ),
    paragraph('Fait en deux exemplaires, le {{paper.date}}.'),
    signatures(
      "Signature de l'organisme de formation | {{mention.signatory}} | {{organisation.name}}\nSignature du stagiaire | {{trainee.name}} | Lu et approuvé",
    ),
    heading('Formulaire de rétractation'),
    note(
      "À renvoyer seulement si vous souhaitez vous rétracter. À l'attention de {{organisation.identity}}. Je vous notifie ma rétractation du contrat n° {{paper.number}} portant sur la formation « {{programme.title}} ». Nom, adresse, date et signature :",
    ),
  ],
}

export const contratSousTraitance: TemplateBody = {
  annexes: [],
  blocks: [
    title('Contrat de sous-traitance'),
    numbered,
    paragraph(
      "**Entre** {{organisation.identity}}, {{organisation.ndaSentence}}, représentée par {{mention.signatory}}, ci-après « le donneur d'ordre »,",
    ),
    paragraph('**et** {{trainer.name}}, ci-après « le sous-traitant », il est convenu ce qui suit.'),
    heading('Article 1. Missions confiées'),
    paragraph('{{asked.missions}}'),
    facts(
      [
        'Action | {{programme.title}} ({{session.code}})',
        'Durée et période | {{session.duration}}, {{session.dates}}',
        'Lieu | {{session.place}}',
        'Contenu | {{programme.content}}',
        'Sanction de la formation | {{programme.sanction}}',
      ].join('\n'),
    ),
    heading('Article 2. Moyens et suivi'),
    facts(
      'Moyens mobilisés | {{programme.means}}\nConditions de réalisation | {{session.modality}}\nSuivi et évaluation | {{programme.assessment}}',
    ),
    paragraph("Le sous-traitant fait signer les feuilles d'émargement à chaque demi-journée et les contresigne."),
    heading('Article 3. Prix'),
    paragraph('Montant de la prestation : {{asked.fee}}'),
    heading('Article 4. Qualité'),
    paragraph(
      "Le sous-traitant s'engage à respecter le référentiel national qualité pour les missions confiées, et remet au donneur d'ordre les preuves de sa conformité à chaque étape de l'action.",
    ),
    facts("Déclaration d'activité et certification du sous-traitant | {{asked.trainerNda}}"),
    heading('Article 5. Sous-traitance en cascade'),
    paragraph('Le sous-traitant ne peut sous-traiter à son tour tout ou partie des missions qui lui sont confiées.'),
    paragraph('Fait en deux exemplaires, le {{paper.date}}.'),
    signatures(
      "Signature du donneur d'ordre | {{mention.signatory}} | {{organisation.name}}\nSignature du sous-traitant | {{trainer.name}} | Lu et approuvé",
    ),
  ],
}
