/** For each schema of the domain, a form that it accepts. */
export const samples: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>> = {
  SiteInput: {
    name: 'Nantes',
    street: '12 quai de la Fosse',
    postalCode: '44000',
    town: 'Nantes',
    phone: '',
    accessibility: '',
  },
  SiteChange: {
    name: 'Nantes',
    street: '',
    postalCode: '44 000',
    town: 'Nantes',
    phone: '02 40 00 00 12',
    accessibility: 'Ascenseur',
    version: '3',
  },
  ClosureInput: { reason: 'Bail terminé' },
  KeyInput: { id: '01kaq2v7m8k3d5f6g7h8j9k0mn', name: 'Site web', scopes: ['sites:read'], days: '90' },
  SignInInput: { email: 'Ana@Lisiere.example ', password: 'la lisière au matin' },
}
