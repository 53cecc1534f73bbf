import type { TemplateBody } from '#domain/documents/template.ts'
import { facts, heading, list, note, numbered, paragraph, signatures, soft, subheading, table, title } from './block.ts'

const schedule = table(
  'Jour | Horaires | Durée> | Lieu\n{{item.day}} | {{item.hours}} | {{item.duration}} | {{item.place}}',
  {
    each: 'days',
  },
)

export const programme: TemplateBody = {
  annexes: [],
  blocks: [
    title('{{programme.title}}'),
    soft('Programme de formation, {{programme.version}}'),
    facts(
      [
        'Public visé | {{programme.audience}}',
        'Prérequis | {{programme.prerequisites}}',
        'Durée et rythme | {{session.duration}}, {{session.days}}',
        'Modalité | {{session.modality}}',
        'Formateurs | {{session.trainers}}',
        'Certification | {{programme.certification}}',
      ].join('\n'),
    ),
    heading('Objectifs'),
    paragraph('À la fin de la formation, chaque participant doit :'),
    table('Objectif opérationnel | Évalué par\n{{item.text}} | {{item.assessment}}', { each: 'objectives' }),
    heading('Contenu'),
    table('Séquence | Contenu | Durée>\n{{item.title}} | {{item.content}} | {{item.duration}}', { each: 'modules' }),
    heading('Méthodes, moyens et évaluation'),
    facts(
      [
        'Méthodes | {{programme.methods}}',
        'Moyens | {{programme.means}}',
        "Modalités d'évaluation | {{programme.assessment}}",
        'Sanction et reconnaissance | {{programme.sanction}}',
      ].join('\n'),
    ),
    note(
      "Formation à distance : le parcours précise les activités à réaliser et leur durée moyenne ; une assistance technique et pédagogique accompagne chaque participant ; des évaluations jalonnent l'action.",
      { when: 'session.isRemote' },
    ),
    heading('Accès, tarif et accessibilité'),
    facts(
      [
        "Modalités et délais d'accès | {{programme.access}}",
        'Tarif | {{programme.price}}',
        'Accessibilité | {{programme.accessibility}}',
        'Référent handicap | {{mention.handicap}}',
        'Contact | {{mention.contact}}',
      ].join('\n'),
    ),
  ],
}

export const infosPreinscription: TemplateBody = {
  annexes: ['programme', 'reglement_interieur'],
  blocks: [
    title('Avant votre inscription définitive'),
    soft('Article L. 6353-8 du Code du travail. Remis à {{trainee.name}} le {{paper.date}}, n° {{paper.number}}.'),
    facts(
      [
        'Formation | {{programme.title}}',
        'Dates | {{session.dates}}',
        'Contenu | {{programme.content}}',
        'Formateurs | {{session.trainers}}',
        "Modalités d'évaluation | {{programme.assessment}}",
        'Relations avec les stagiaires | {{mention.contact}}',
        'Tarif | {{enrolment.price}}',
      ].join('\n'),
    ),
    heading('Objectifs'),
    list('{{item.text}}', { each: 'objectives' }),
    heading('Horaires'),
    schedule,
    heading('Règlement intérieur'),
    paragraph('Le règlement intérieur applicable aux stagiaires est joint à ce document. {{mention.rulesLink}}'),
  ],
}

export const convocation: TemplateBody = {
  annexes: ['reglement_interieur'],
  blocks: [
    title('Convocation'),
    numbered,
    paragraph('{{trainee.name}}'),
    paragraph('{{trainee.employer}}'),
    paragraph('Bonjour {{trainee.givenName}},'),
    paragraph(
      'Nous avons le plaisir de vous accueillir à la formation **{{programme.title}}**, {{session.dates}} : {{session.days}}, {{session.duration}}.',
    ),
    heading('Quand'),
    schedule,
    heading('Où'),
    paragraph('{{session.place}}'),
    paragraph('Lien de connexion : {{session.link}}', { when: 'session.link' }),
    heading('Avec qui'),
    facts(
      [
        'Formateurs | {{session.trainers}}',
        'Votre contact | {{mention.contact}}',
        'Référent handicap | {{mention.handicap}}',
        'Accessibilité | {{programme.accessibility}}',
      ].join('\n'),
    ),
    heading('À prévoir'),
    paragraph('{{asked.material}}'),
    paragraph(
      "Vous signerez une feuille d'émargement à chaque demi-journée. Le règlement intérieur des stagiaires est joint à cette convocation. {{mention.rulesLink}}",
    ),
    paragraph(
      'Un besoin particulier, un empêchement ? Dites-le-nous dès que possible : nous trouverons une solution ensemble.',
    ),
    paragraph('{{mention.signatory}}\n{{organisation.name}}'),
  ],
}

export const reglementInterieur: TemplateBody = {
  annexes: [],
  blocks: [
    title('Règlement intérieur des stagiaires'),
    soft('{{organisation.name}}. Articles L. 6352-3 à L. 6352-5 et R. 6352-1 à R. 6352-15 du Code du travail.'),
    heading('Objet'),
    paragraph(
      "Ce règlement s'applique à toute personne qui suit une formation de {{organisation.name}}, en présence ou à distance. Lorsque la formation a lieu dans une entreprise dotée d'un règlement intérieur, les mesures de santé et de sécurité applicables sont celles de cette entreprise.",
    ),
    heading('Santé et sécurité'),
    list(
      [
        'Chacun veille à sa sécurité et à celle des autres en respectant les consignes affichées et celles du formateur.',
        "Il est interdit de fumer et de vapoter dans les locaux, d'y introduire ou d'y consommer de l'alcool ou des stupéfiants.",
        "Les issues de secours restent dégagées ; en cas d'alerte, chacun suit les consignes d'évacuation.",
        "Tout accident, même sur le trajet, est signalé sans délai à l'organisme de formation.",
      ].join('\n'),
    ),
    heading('Discipline'),
    list(
      [
        'Les horaires sont ceux de la convocation ; tout retard ou toute absence est signalé et justifié.',
        "Chaque stagiaire signe personnellement la feuille d'émargement à chaque demi-journée.",
        'Le matériel et les documents remis sont utilisés pour la formation seulement, et avec soin.',
        'Les enregistrements ne sont faits qu’avec l’accord de toutes les personnes présentes.',
      ].join('\n'),
    ),
    subheading('Nature et échelle des sanctions'),
    paragraph(
      "Tout manquement peut donner lieu, selon sa gravité, à un rappel à l'ordre, un avertissement écrit, une exclusion temporaire ou une exclusion définitive. Les amendes ou autres sanctions pécuniaires sont interdites.",
    ),
    subheading('Droits de la défense'),
    paragraph(
      "Aucune sanction n'est prononcée sans que le stagiaire ait été informé par écrit des griefs retenus contre lui. Lorsqu'une exclusion est envisagée, il est convoqué à un entretien, où il peut se faire assister par la personne de son choix et donner ses explications. La sanction ne peut intervenir moins d'un jour franc ni plus de quinze jours après l'entretien ; elle est écrite et motivée.",
    ),
    heading('Représentation des stagiaires'),
    paragraph(
      'Pour les actions de plus de 500 heures, un délégué titulaire et un délégué suppléant sont élus au scrutin uninominal à deux tours, entre la vingtième et la quarantième heure de formation. Ils présentent les suggestions et les réclamations du groupe.',
    ),
    heading('Violences, harcèlement et discriminations'),
    paragraph(
      "Aucune violence, aucun harcèlement ni aucune discrimination n'est toléré. Toute personne qui en est victime ou témoin peut les signaler : {{mention.report}}. La procédure de prévention et de traitement est remise sur demande.",
      { when: 'mention.report' },
    ),
    paragraph(
      "Aucune violence, aucun harcèlement ni aucune discrimination n'est toléré. Toute personne qui en est victime ou témoin peut les signaler à la direction.",
      { when: '!mention.report' },
    ),
    heading('Remise du règlement'),
    paragraph(
      'Ce règlement est remis à chaque stagiaire avant son inscription définitive. {{organisation.name}}, le {{paper.date}}.',
    ),
  ],
}

export const procedureVhd: TemplateBody = {
  annexes: [],
  blocks: [
    title('Violences, harcèlement et discriminations : prévenir et traiter'),
    soft(
      'Référentiel national qualité 2026, indicateur 12. Version n° {{paper.number}}, en vigueur le {{paper.date}}.',
    ),
    heading('Situations couvertes'),
    list(
      [
        'Violences physiques ou verbales, dont les violences sexistes et sexuelles.',
        'Harcèlement moral ou sexuel, y compris en ligne.',
        'Discriminations, quel qu’en soit le motif.',
      ].join('\n'),
    ),
    paragraph(
      "Elles sont couvertes qu'elles surviennent pendant la formation, autour d'elle ou à distance, entre stagiaires, formateurs, salariés ou tiers.",
    ),
    heading('Signaler'),
    paragraph('**Notre interlocuteur :** {{mention.report}}'),
    paragraph(
      "Chacun peut aussi s'adresser à la police ou à la gendarmerie, au Défenseur des droits, à l'inspection du travail ou à une association d'aide aux victimes.",
    ),
    heading('Traitement'),
    table(
      [
        'Étape | Ce qui est fait | Délai',
        'Accueil | La personne est écoutée et informée de ses droits | Le jour même',
        'Protection | Les personnes sont séparées si nécessaire ; la formation est aménagée | Sous 1 jour ouvré',
        "Examen | Les faits sont recueillis auprès de chacun, avec l'aide d'un tiers si besoin | Sous 10 jours ouvrés",
        'Suites | Sanction, signalement aux autorités, accompagnement ; chacun en est informé | Sous 5 jours ouvrés après l’examen',
      ].join('\n'),
    ),
    paragraph(
      'Les échanges restent confidentiels. Personne ne subit de conséquence pour avoir signalé des faits de bonne foi.',
    ),
    heading('Registre des signalements'),
    paragraph(
      "Chaque signalement est consigné dans un registre dont l'accès est réservé aux interlocuteurs désignés et à la direction.",
    ),
    heading('Diffusion'),
    paragraph(
      'Cette procédure est remise aux stagiaires avant leur formation et aux intervenants avec leur contrat ; la remise est conservée avec leurs documents. Les versions précédentes sont archivées.',
    ),
    paragraph('{{mention.signatory}}, {{organisation.name}}'),
  ],
}

export const registreRisques: TemplateBody = {
  annexes: [],
  blocks: [
    title('Analyse des risques sur la qualité'),
    soft(
      'Référentiel national qualité 2026, indicateur 32. {{organisation.name}}, le {{paper.date}}, n° {{paper.number}}.',
    ),
    paragraph(
      "Première analyse, à compléter et à revoir au moins une fois par an. Probabilité et impact se notent de 1 à 4 ; leur produit donne l'ordre des priorités.",
    ),
    table(
      [
        'Risque | Cause | Effet | Probabilité × impact | Mesure | Responsable, échéance | Réclamation ou amélioration liée | Revue et efficacité',
        "Absence d'un formateur | Maladie, empêchement | Session reportée | 2 × 3 | Un second formateur habilité par programme | | |",
        'Abandon en cours de formation | Positionnement insuffisant | Objectifs non atteints | 2 × 3 | Entretien avant l’entrée, point à mi-parcours | | |',
        'Émargements incomplets | Oubli, retard | Prise en charge refusée | 2 × 4 | Contrôle quotidien et relance | | |',
        'Contenu dépassé | Évolution du métier | Insatisfaction | 2 × 2 | Veille et revue annuelle des programmes | | |',
        'Accueil d’une personne en situation de handicap mal préparé | Besoin non exprimé | Rupture de parcours | 1 × 4 | Question posée à l’inscription, référent handicap | | |',
      ].join('\n'),
    ),
    signatures('Responsable qualité | {{mention.signatory}} | {{organisation.name}}'),
  ],
}
