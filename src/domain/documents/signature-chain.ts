import { sha256 } from '#edge/digest.ts'

export type Given = {
  requestId: string
  signerId: string
  place: number
  role: string
  name: string
  email: string
  how: string
  drawing: string
  typed: string
  address: string
  device: string
  consentSha256: string
  at: number
}

/** Over all that a signature is, and the one before it; the first holds the paper's own hash (docs/signatures.md). */
export function hashOf(given: Given, previous: string): Promise<string> {
  const { requestId, signerId, place, role, name, email, how, drawing, typed, address, device, consentSha256, at } =
    given
  return sha256(
    JSON.stringify([
      previous,
      requestId,
      signerId,
      place,
      role,
      name,
      email,
      how,
      drawing,
      typed,
      address,
      device,
      consentSha256,
      at,
    ]),
  )
}

/** Whether signatures follow one another as they were given, from the paper on. */
export async function chainHolds(paperSha256: string, given: readonly (Given & { hash: string })[]): Promise<boolean> {
  let previous = paperSha256
  for (const one of given) {
    if (one.hash !== (await hashOf(one, previous))) return false
    previous = one.hash
  }
  return true
}
