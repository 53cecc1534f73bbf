import type { Words } from '#words/words.ts'

export const surveys: Words['surveys'] = {
  form: {
    numbered: (n, text) => `${n}. ${text}`,
    quoted: (option) => `“${option}”`,
    onlyIf: (values, n) => `If you answered ${values.join(' or ')} to question ${n}.`,
    ends: {
      scale: { low: 'not at all', high: 'entirely' },
      nps: { low: 'certainly not', high: 'certainly' },
    },
  },
}
