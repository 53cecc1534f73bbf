import type { TemplateBody } from '#domain/documents/template.ts'
import { heading, paragraph, soft, title } from './block.ts'

/** Annexed to what is sold; what the quote, the agreement or the contract says otherwise comes first. */
export const conditionsVente: TemplateBody = {
  annexes: [],
  blocks: [
    title('Conditions générales de vente'),
    soft('{{organisation.identity}}'),
    heading('Objet'),
    paragraph(
      "Ces conditions s'appliquent aux formations vendues par {{organisation.name}}. Elles accompagnent le devis, la convention ou le contrat, dont les clauses particulières l'emportent.",
    ),
    heading('Inscription'),
    paragraph(
      "L'inscription est ferme à réception du devis, de la convention ou du contrat signé. Le programme, les dates, le lieu et le prix y figurent.",
    ),
    heading('Prix'),
    paragraph('Les prix sont ceux du devis, de la convention ou du contrat. {{mention.vatNote}}'),
    heading('Règlement'),
    paragraph('{{mention.payment}}'),
    paragraph(
      'Entre professionnels, tout retard de paiement rend exigibles, sans rappel, les pénalités dont le taux figure sur la facture et une indemnité forfaitaire de 40 € pour frais de recouvrement (article L. 441-10 du Code de commerce).',
    ),
    heading('Prise en charge par un financeur'),
    paragraph(
      "Quand un opérateur de compétences ou un autre financeur paie tout ou partie de la formation, l'acheteur obtient son accord avant le premier jour et le transmet. Ce que le financeur ne règle pas reste dû par l'acheteur.",
    ),
    heading('Report et annulation'),
    paragraph('{{mention.cancellation}}', { when: 'mention.cancellation' }),
    paragraph(
      "Une formation qui n'a pas lieu, ou qui n'a lieu qu'en partie, n'est due que pour ce qui a été dispensé : les sommes perçues en trop sont remboursées (article L. 6354-1 du Code du travail).",
    ),
    heading('Personnes qui se forment à leurs frais'),
    paragraph(
      "Toute personne physique qui paie elle-même sa formation dispose d'un délai de rétractation à compter de la signature du contrat. Aucune somme n'est demandée avant la fin de ce délai, pas plus de 30 % du prix ensuite, et le solde s'échelonne au fil de la formation (articles L. 6353-5 et L. 6353-6 du Code du travail).",
    ),
    heading('Supports'),
    paragraph(
      "Les supports remis servent à la personne formée. Ils ne se reproduisent ni ne se diffusent sans l'accord écrit de {{organisation.name}}.",
    ),
    heading('Données personnelles'),
    paragraph(
      "Les données recueillies servent à organiser la formation, à en justifier l'exécution et à établir les bilans que la loi demande. Chacun peut les consulter, les faire corriger ou s'opposer à leur usage en écrivant à {{organisation.email}}.",
      { when: 'organisation.email' },
    ),
    paragraph(
      "Les données recueillies servent à organiser la formation, à en justifier l'exécution et à établir les bilans que la loi demande. Chacun peut les consulter, les faire corriger ou s'opposer à leur usage en écrivant à {{organisation.name}}.",
      { when: '!organisation.email' },
    ),
    heading('Réclamations et litiges'),
    paragraph("Toute réclamation s'adresse à {{mention.contact}}", { when: 'mention.contact' }),
    paragraph("Toute réclamation s'adresse à {{organisation.name}}.", { when: '!mention.contact' }),
    paragraph('Médiateur de la consommation : {{mention.mediator}}', { when: 'mention.mediator' }),
    paragraph('{{mention.dispute}}', { when: 'mention.dispute' }),
  ],
}
