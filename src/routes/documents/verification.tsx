import { batch } from '#db/database.ts'
import { selectSigningKeys } from '#db/documents/signing-keys.ts'
import { selectVerified } from '#db/documents/verification.ts'
import { readKeys, signingKey } from '#edge/signing.ts'
import { type PdfVerdict, verifyPdf } from '#edge/signing-pdf.ts'
import type { Context } from '#http/context.ts'
import { readFile } from '#http/form.ts'
import { visitOrganisation } from '#http/organisation-visit.ts'
import { portal } from '#http/portal.tsx'
import { gate } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { VerifiedPaperPage, VerifyPage } from '#views/documents/verification.tsx'

/** Whether a file is as it was sealed: it is looked at and kept nowhere. */
export const verification = room(paths.verify, { public: true })

  .get('/', (c) => show(c, null))

  .post('/', async (c) => {
    const file = await readFile(c, 'file')
    if (!file || file.size === 0) return show(c, null)
    const bytes = new Uint8Array(await file.arrayBuffer())
    return show(c, await verifyPdf(bytes, await publishedKeys(c)))
  })

/** What the code of a paper opens: that it was issued, and whether it still stands. */
export const paperVerification = room('/o/:organisation/verify', { public: true }).get('/:paper', async (c) => {
  const id = c.req.param('paper') ?? ''
  const { office, answers } = await visitOrganisation(c, (scope) => [selectVerified(scope, id)])
  const [paper] = answers[0]
  const { w } = c.var
  return portal(c, office, w.signatures.verification.title, <VerifiedPaperPage {...{ w, office, paper }} />)
})

/** As RFC 7517 has it, for whoever checks a seal without us. */
export const signingKeyList = room(paths.signingKeys, { public: true }).get('/', async (c) => {
  const keys = await publishedKeys(c)
  return Response.json({ keys }, { headers: { 'Cache-Control': 'public, max-age=300' } })
})

/** The key of today, and every one that has sealed something. */
async function publishedKeys(c: Context) {
  const { directory } = c.var
  const [[rows], current] = await Promise.all([
    batch(directory.db, [selectSigningKeys(directory)]),
    signingKey(c.env.SECRET),
  ])
  const past = readKeys({ keys: rows.map(({ publicKey }) => JSON.parse(publicKey) as unknown) })
  return [current.publicKey, ...past.filter(({ kid }) => kid !== current.kid)]
}

function show(c: Context, verdict: PdfVerdict | null) {
  const { w } = c.var
  return gate(c, w.signatures.verification.title, <VerifyPage w={w} verdict={verdict} />, { broad: true })
}
