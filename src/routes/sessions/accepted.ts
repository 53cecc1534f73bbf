import * as z from 'zod'

const keys = z.array(z.string().max(200)).max(300)

/** The conflicts that somebody was shown and goes on with; anything else is none. */
export function acceptedIn(text: string): readonly string[] {
  try {
    const parsed = keys.safeParse(JSON.parse(text || '[]'))
    return parsed.success ? parsed.data : []
  } catch {
    return []
  }
}
