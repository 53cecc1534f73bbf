export const surveys = {
  /** What whoever is asked reads. */
  form: {
    numbered: (n: string, text: string) => `${n}. ${text}`,
    quoted: (option: string) => `« ${option} »`,
    onlyIf: (values: readonly string[], n: string) => `Si vous avez répondu ${values.join(' ou ')} à la question ${n}.`,
    ends: {
      scale: { low: 'pas du tout', high: 'tout à fait' },
      nps: { low: 'certainement pas', high: 'certainement' },
    },
  },
}
