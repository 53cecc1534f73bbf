import type { Mail } from './mail.ts'

export type CapturedMail = Mail & { id: string; at: number; idempotencyKey: string }

const FOLDER = 'dev/mail/'

/** Keeps a mail instead of sending it. A mail sent twice is kept twice: that is what one wants to see. */
export async function capture(files: R2Bucket, mail: Mail, idempotencyKey: string, at: number): Promise<string> {
  const id = `${newestFirst(at)}-${crypto.randomUUID().slice(0, 8)}`
  const captured: CapturedMail = { ...mail, id, at, idempotencyKey }
  await files.put(`${FOLDER}${id}.json`, JSON.stringify(captured))
  return id
}

/** The last mails, the newest first. */
export async function listCaptured({ FILES }: { FILES: R2Bucket }, limit = 50): Promise<CapturedMail[]> {
  const { objects } = await FILES.list({ prefix: FOLDER, limit })
  const mails = await Promise.all(objects.map(({ key }) => readKey(FILES, key)))
  return mails.filter((mail) => mail !== null)
}

export async function readCaptured({ FILES }: { FILES: R2Bucket }, id: string): Promise<CapturedMail | null> {
  return /^\d{13}-[0-9a-f]{8}$/.test(id) ? readKey(FILES, `${FOLDER}${id}.json`) : null
}

async function readKey(files: R2Bucket, key: string): Promise<CapturedMail | null> {
  const object = await files.get(key)
  return object && (await object.json<CapturedMail>())
}

/** R2 lists in the order of the names. */
function newestFirst(at: number): string {
  return String(9_999_999_999_999 - at)
}
