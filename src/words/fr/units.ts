export const units = {
  second: 'seconde',
  seconds: 'secondes',
  minute: 'minute',
  minutes: 'minutes',
  hour: 'heure',
  hours: 'heures',
  day: 'jour',
  days: 'jours',
}
