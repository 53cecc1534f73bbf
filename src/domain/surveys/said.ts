import * as z from 'zod'

/**
 * What was answered, by the name of the question; one that repeats adds what it was asked about: `clear:module:2`,
 * `listens:trainer:bruno`; a line of a matrix its own number: `means:0`. A grade or an option is a number, several
 * options a list, a text a text.
 */
const said = z.record(z.string(), z.union([z.number().int(), z.array(z.number().int()), z.string()]))
export type SaidAnswers = z.output<typeof said>

export const readSaid = (json: string): SaidAnswers => said.parse(JSON.parse(json))
