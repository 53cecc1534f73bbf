import type { TemplateBody } from '#domain/documents/template.ts'
import { facts, heading, list, numbered, paragraph, signatures, soft, table, title } from './block.ts'

export const devis: TemplateBody = {
  annexes: ['programme', 'conditions_vente'],
  blocks: [
    title('Devis'),
    numbered,
    soft("Valable jusqu'au {{paper.validity}}."),
    facts(
      'Organisme de formation | {{organisation.identity}}, {{organisation.ndaSentence}}\nClient | {{company.identity}}',
    ),
    heading('Action proposée'),
    facts(
      [
        'Intitulé | {{programme.title}}',
        'Période | {{session.dates}}',
        'Durée | {{session.duration}}, {{session.days}}',
        'Modalité | {{session.modality}}, {{session.place}}',
        'Moyens | {{programme.means}}',
        'Contenu | {{programme.content}}',
        'Participants | {{session.trainees}}',
      ].join('\n'),
    ),
    list('{{item.text}}', { each: 'objectives' }),
    heading('Prix'),
    table(
      'Désignation | Participants> | Prix>\n{{programme.title}}, {{session.dates}} | {{session.trainees}} | {{price.total}}',
    ),
    facts(
      [
        'TVA | {{mention.vat}}, {{mention.vatNote}}',
        'Financement envisagé | {{price.funding}}',
        'Reste à charge | {{price.rest}}',
        'Règlement | {{mention.payment}}',
        'Dédit ou report | {{mention.cancellation}}',
      ].join('\n'),
    ),
    paragraph(
      'Le programme détaillé est annexé. Approuvé, ce devis peut tenir lieu de convention pour une action de formation.',
    ),
    signatures(
      'Bon pour accord | {{company.representative}} | Date, cachet et signature\nPour l’organisme | {{mention.signatory}} | {{organisation.name}}',
    ),
  ],
}

export const facture: TemplateBody = {
  annexes: [],
  blocks: [
    title('Facture n° {{paper.number}}'),
    soft("Émise le {{paper.date}}. Échéance : {{paper.due}}. Catégorie de l'opération : prestation de services."),
    facts(
      [
        'Vendeur | {{organisation.identity}}',
        'Client | {{company.identity}}',
        'Votre référence | {{asked.buyerReference}}',
        'Prestation | {{session.dates}}',
        'Participants | {{session.trainees}}',
      ].join('\n'),
    ),
    table(
      'Désignation | Quantité> | Montant>\n{{programme.title}} ({{session.code}}), {{session.duration}} | {{session.trainees}} | {{price.total}}\n**Total à payer** |  | **{{price.total}}**',
    ),
    table('Prise en charge | Référence | Montant>\n{{item.funder}} | {{item.reference}} | {{item.amount}}', {
      each: 'fundings',
    }),
    facts('TVA | {{mention.vat}}, {{mention.vatNote}}\nRèglement | {{mention.payment}}'),
    soft(
      "Clients professionnels : pas d'escompte pour paiement anticipé ; en cas de retard, pénalités au taux légal applicable et indemnité forfaitaire pour frais de recouvrement de 40 €.",
    ),
    soft('{{organisation.ndaSentence}}.'),
  ],
}
