import type { Voice } from '#domain/documents/source.ts'
import type { Context } from '#http/context.ts'
import { paths } from '#paths.ts'

/** Where papers are printed from a page. */
export const printerOf = (c: Context, voice: Voice) => ({
  bucket: c.env.FILES,
  voice,
  verification: (paper: string) => c.env.ORIGIN + paths.verification(c.var.scope.organisationId, paper),
})
