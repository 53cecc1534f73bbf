/** What a field, or a whole form, answers when it is refused: the fact, then the remedy. */
export const refusals = {
  required: 'Ce champ est à remplir.',
  too_long: 'Ce texte est trop long. Raccourcissez-le.',
  email: 'Cette adresse e-mail n’est pas complète. Elle ressemble à prenom.nom@exemple.fr.',
  siret: 'Ce numéro SIRET n’est pas valable. Il compte 14 chiffres ; vérifiez-les.',
  nda: 'Ce numéro de déclaration d’activité n’est pas valable. Il compte 11 chiffres.',
  phone: 'Ce numéro de téléphone ne se lit pas. Écrivez par exemple 02 40 00 00 00.',
  postal_code: 'Ce code postal n’est pas valable. Il compte 5 chiffres.',
  url: 'Cette adresse de site n’est pas valable. Elle commence par https://.',
  colour: 'Cette couleur ne se lit pas. Choisissez-la dans la palette.',
  choice: 'Choisissez une des réponses proposées.',
  number: 'Écrivez un nombre.',
  date: 'Cette date n’existe pas. Écrivez par exemple 20/11/2026.',
  vat_number: 'Ce numéro de TVA n’est pas valable. Il commence par FR, suivi de 11 chiffres.',
  unstorable: 'Ce texte contient un caractère illisible. Retapez-le.',
  unreadable: 'Cette réponse n’est pas lisible. Vérifiez-la.',
  overtaken:
    'Quelqu’un a modifié ceci pendant que vous écriviez. Vos mots sont gardés : comparez, puis enregistrez de nouveau.',
  taken: 'Ce nom est déjà pris. Choisissez-en un autre.',
  last_open_site: 'C’est le dernier site ouvert. Ouvrez-en un autre avant de le fermer.',
  already_closed: 'Ce site est déjà fermé.',
  already_open: 'Ce site est déjà ouvert.',
  wrong_credentials:
    'Cette adresse et ce mot de passe ne vont pas ensemble. Vérifiez-les, ou recevez un lien par e-mail.',
}
