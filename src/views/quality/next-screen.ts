import { paths } from '#paths.ts'

/** Where the work that would prove an indicator is done; elsewhere, a proof is added by hand. */
const screens: Readonly<Record<number, string>> = {
  1: paths.catalogue.all,
  2: paths.surveys.all,
  4: paths.sessions.all,
  5: paths.catalogue.all,
  6: paths.catalogue.all,
  8: paths.sessions.all,
  9: paths.papers.all,
  10: paths.attendance.all,
  11: paths.catalogue.all,
  12: paths.attendance.all,
  17: paths.spaces.all,
  18: paths.sessions.all,
  21: paths.registers.credentials,
  22: paths.registers.developments,
  23: paths.watch.all,
  24: paths.watch.all,
  25: paths.watch.all,
  26: paths.registers.network,
  27: paths.registers.partners,
  30: paths.surveys.all,
  31: paths.improvement.all,
  32: paths.improvement.all,
}

export const nextScreen = (indicator: number): string =>
  screens[indicator] ?? `${paths.quality.indicator(indicator)}#add`
