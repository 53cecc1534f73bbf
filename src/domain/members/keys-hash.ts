import { sha256 } from '#edge/digest.ts'

/** A secret of 256 bits is beyond guessing: a plain hash keeps it. */
export const hashOf = (secret: string): Promise<string> => sha256(secret)
