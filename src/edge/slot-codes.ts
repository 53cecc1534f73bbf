import { signText } from './signature.ts'

/** Where a code leads: one slot, in the database of one organisation. */
export type CodedSlot = { shard: string; organisationId: string; slotId: string }

/** How long a code is shown. The one before it still opens, for who was slow to scan. */
export const codeLife = 20_000

/** What the trainer's screen shows now: nothing of it tells the next one, and it is good for no other slot. */
export function slotCode(secret: string, slot: CodedSlot, now: number): Promise<string> {
  return codeAt(secret, slot, Math.floor(now / codeLife))
}

/** The slot that a code is of, if it was made here; `fresh` while it is on the screen, or has just left it. */
export async function readSlotCode(
  secret: string,
  code: string,
  now: number,
): Promise<(CodedSlot & { fresh: boolean }) | null> {
  const [number = '', organisationId = '', slotId = '', turn = '', mark] = code.split('.')
  if (mark === undefined || !/^\d{1,3}$/.test(number) || !/^[0-9a-z]{1,9}$/.test(turn)) return null
  const slot = { shard: `SHARD_${number}`, organisationId, slotId }
  const window = Number.parseInt(turn, 36)
  if (!same(await codeAt(secret, slot, window), code)) return null
  const current = Math.floor(now / codeLife)
  return { ...slot, fresh: window === current || window === current - 1 }
}

async function codeAt(secret: string, { shard, organisationId, slotId }: CodedSlot, window: number): Promise<string> {
  const said = [shard.replace('SHARD_', ''), organisationId, slotId, window.toString(36)].join('.')
  const mark = (await signText(secret, 'slot code', said)).slice(0, 16).replaceAll('+', '-').replaceAll('/', '_')
  return `${said}.${mark}`
}

/** In a time that does not tell how much of it is right. */
function same(one: string, other: string): boolean {
  let apart = one.length ^ other.length
  for (let at = 0; at < one.length; at++) apart |= one.charCodeAt(at) ^ other.charCodeAt(at % (other.length || 1))
  return apart === 0
}
