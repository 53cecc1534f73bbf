/** A verb answers with what it did, or with a refusal from a closed set that the person can mend. */
export type Outcome<T, Refusal extends string = string> = { ok: true; after: T } | { ok: false; refusal: Refusal }

export const yes = <T>(after: T): { ok: true; after: T } => ({ ok: true, after })
export const no = <Refusal extends string>(refusal: Refusal): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal,
})
