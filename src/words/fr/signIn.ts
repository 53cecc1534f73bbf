export const signIn = {
  title: 'Se connecter',
  lead: 'Pour accéder à vos organisations.',
  email: 'Adresse e-mail',
  password: 'Mot de passe',
  verb: 'Se connecter',
}
