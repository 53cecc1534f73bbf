import { signText } from './signature.ts'

/** Six digits that only whoever reads a mailbox learns; they are made again to be compared, and kept nowhere. */
export async function mailedCode(secret: string, about: readonly string[], turn: number): Promise<string> {
  const mark = atob(await signText(secret, 'mailed code', JSON.stringify([...about, turn])))
  const number = [...mark.slice(0, 6)].reduce((sum, letter) => sum * 256 + letter.charCodeAt(0), 0)
  return String(number % 1_000_000).padStart(6, '0')
}
