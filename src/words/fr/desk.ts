export const desk = {
  title: "Aujourd'hui",
  lead: (day: string) => `${day.slice(0, 1).toUpperCase()}${day.slice(1)}.`,
}
