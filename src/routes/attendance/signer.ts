import type { ExpectedRow, TrainerRow } from '#db/attendance/slots.ts'
import type { Signer } from '#domain/attendance/signing.ts'
import { deviceOf } from '#domain/identity/device.ts'
import { visitorAddress } from '#http/asking.ts'
import type { Context } from '#http/context.ts'

/** Whom a signature is of: somebody expected, or the trainer when nobody is named. */
export function signerOf(
  expected: readonly ExpectedRow[],
  trainers: readonly TrainerRow[],
  enrolment: string,
  trainerId: string,
): Signer | undefined {
  if (enrolment) {
    const person = expected.find(({ id }) => id === enrolment)
    return person && { personId: person.personId, enrolmentId: person.id, name: nameOf(person) }
  }
  const trainer = trainers.find(({ personId }) => personId === trainerId)
  return trainer && { personId: trainer.personId, enrolmentId: null, name: nameOf(trainer) }
}

/** Where it was signed, as far as a request tells. */
export function whereOf(c: Context): { address: string; device: string } {
  const { browser, system } = deviceOf(c.req.header('User-Agent') ?? '')
  return { address: visitorAddress(c), device: [browser, system].filter(Boolean).join(', ') }
}

const nameOf = ({ givenName, familyName }: { givenName: string; familyName: string }) => `${givenName} ${familyName}`
