export const slots = {
  title: 'Séances',
}
