import { Leaving } from '#db/database.ts'

/** Absent, foreign and forbidden are one answer. */
export class NotThere extends Error {}

/** Nobody is signed in, or the login has ended: the way leads to the sign-in form and back. */
export class SignInFirst extends Error {}

/** Signed in, and one step short: the second factor, a fresh proof, or setting one up. */
export class OneMoreStep extends Error {
  readonly step: 'second-factor' | 'prove-again' | 'enrol'

  constructor(step: OneMoreStep['step']) {
    super(step)
    this.step = step
  }
}

/** The cookie spoke of an older standing: the room starts again with the fresh one. */
export class StandingChanged extends Error {
  readonly fresh: { shard: string; hats: string; grants: string }

  constructor(fresh: StandingChanged['fresh']) {
    super('standing changed')
    this.fresh = fresh
  }
}

/** The organisation is being moved to another database: reading is fine, writing waits. */
export class BeingMoved extends Error {}

/** Said at the door, or by the database itself to who was past the door when the move began. */
export const isBeingMoved = (error: unknown): boolean => error instanceof BeingMoved || error instanceof Leaving

/** How long a move takes, in seconds, as far as anybody outside should wait before asking again. */
export const movingTime = 60

/** The form came from a page of another organisation, or from elsewhere. */
export class WrongForm extends Error {}

/** What was sent was not signed by whom it says, or too long ago. */
export class WrongSignature extends Error {}

/** What was sent cannot be read: too large, of another type, or malformed. */
export class Unreadable extends Error {
  readonly status: 400 | 413 | 415

  constructor(status: Unreadable['status']) {
    super(`unreadable ${status}`)
    this.status = status
  }
}

export class TooManyAttempts extends Error {
  readonly retryAfter: number

  constructor(retryAfter: number) {
    super('too many attempts')
    this.retryAfter = retryAfter
  }
}
