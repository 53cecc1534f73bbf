import { insertSignUp } from '#db/organisations/sign-ups.ts'
import type { Scope } from '#db/scope.ts'
import { commit, record } from '#domain/events/commit.ts'
import type { SignUpInput } from './sign-up.ts'

/**
 * Kept until its address is confirmed. Nothing is looked up here: whether the address or the SIRET is known already is
 * told to whoever opens the mail, so that this answer, and its time, are the same for everybody.
 */
export async function askSignUp(directory: Scope, { ndaPending: _, ...input }: SignUpInput, language: 'fr' | 'en') {
  const id = directory.ids.next()
  const outcome = await commit(directory, [
    insertSignUp(directory, { id, ...input, language }),
    record(directory, 'sign_up_requested', id, { name: input.organisationName }),
  ])
  if (!outcome.ok) throw new Error(`A sign-up could not be written: ${outcome.refusal}.`)
}
