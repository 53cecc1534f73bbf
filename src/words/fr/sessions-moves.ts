export const moves = {
  title: 'Changements',
  cancelledOn: (day: string) => `Session annulée le ${day}`,
  reinstate: 'Rétablir la session',
}
