export const units = {
  second: 'seconde',
  seconds: 'secondes',
  minute: 'minute',
  minutes: 'minutes',
  hour: 'heure',
  hours: 'heures',
  month: 'mois',
  months: 'mois',
  day: 'jour',
  days: 'jours',
}
