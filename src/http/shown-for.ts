import type { Context } from '#http/context.ts'
import { readFields } from '#http/form.ts'
import { boundaryOf, readParts, textOf } from '#http/multipart.ts'
import { firstLook } from '#http/unread.ts'

/** The organisation for which a form was shown. In a form with files it stands first: nothing behind it is read yet. */
export async function shownFor(c: Context): Promise<string | undefined> {
  const boundary = boundaryOf(c.req.header('Content-Type') ?? null)
  const glance = boundary === null ? null : firstLook(c.req.raw)
  if (boundary !== null && glance) {
    for await (const part of readParts(glance, boundary)) {
      if (part.name === '_for' && part.fileName === null) return await textOf(part, 64)
      break
    }
  }
  const told = (await readFields(c)).get('_for')
  return typeof told === 'string' ? told : undefined
}
