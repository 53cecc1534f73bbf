import { typeset } from '#words/typography.ts'
import { speech } from '#words/words.ts'

/** Papers speak French, in the hours of the organisation, whoever issues them. */
export const voiceOf = (timeZone: string) => ({ format: speech('fr', timeZone).format, typeset })
