import { fold } from '#db/fold.ts'
import { indicatorOf, type Theme } from './themes.ts'

/** The indicators that something to read may serve: its theme's, then those that its words call for. */
export function suggestedFor(theme: Theme, ...texts: readonly string[]): number[] {
  const words = ` ${fold(...texts)} `
  const called = Object.entries(beginnings)
    .filter(([, each]) => each.some((beginning) => words.includes(` ${beginning}`)))
    .map(([indicator]) => Number(indicator))
  return [...new Set([indicatorOf[theme], ...called])].slice(0, most).sort((one, other) => one - other)
}

const most = 4

/** How words begin, without their accents. */
const beginnings: Readonly<Record<number, readonly string[]>> = {
  23: ['decret', 'arrete du', 'loi ', 'qualiopi', 'code du travail', 'reglement', 'cpf', 'opco', 'france competences'],
  24: ['metier', 'emploi', 'recrutement', 'competences recherchees', 'referentiel de certification', 'rncp'],
  25: ['pedagog', 'e learning', 'afest', 'intelligence artificielle', 'realite virtuelle', 'neurosciences', 'lms '],
  20: ['apprenti', 'cfa '],
  21: ['formateur', 'formatrice'],
  26: ['handicap', 'accessibilite', 'agefiph'],
  27: ['sous trait', 'portage salarial'],
  30: ['satisfaction', 'enquete aupres des stagiaires'],
  31: ['reclamation'],
}
