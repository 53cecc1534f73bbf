/** What the kit itself says: the shell, the forms, the lists. */
export const ui = {
  skip: 'Aller au contenu',
}
