import type { RequestRow, SignerRow } from '#db/documents/signature-requests.ts'
import type { SignerRole } from '#domain/documents/signature.ts'
import type { Block } from '#edge/pdf/blocks.ts'
import type { Speech } from '#words/words.ts'

type Signed = { request: RequestRow; signers: readonly SignerRow[]; completedAt: number; verification: string }

/** The pages of a signed paper that prove it: whole enough to be read without us. */
export function evidenceBlocks(w: Speech, { request, signers, completedAt, verification }: Signed): Block[] {
  const { evidence: words } = w.signatures
  return [
    { kind: 'break' },
    { kind: 'heading', level: 1, text: words.title },
    { kind: 'paragraph', text: words.lead, tone: 'soft' },
    {
      kind: 'facts',
      facts: [
        { label: words.paper, value: request.title },
        { label: words.number, value: request.number },
        { label: words.hash, value: request.paperSha256 },
        { label: words.asked, value: instant(request.at) },
        { label: words.completed, value: instant(completedAt) },
      ],
    },
    { kind: 'heading', level: 2, text: words.consent },
    { kind: 'paragraph', text: request.consent, tone: 'note' },
    ...signers.flatMap((signer) => evidenceOf(w, signer)),
    {
      kind: 'signatures',
      boxes: signers.map(({ name, role, drawing, typed, signedAt }) => ({
        title: roleOf(w, role),
        name,
        note: signedAt === null ? '' : instant(signedAt),
        drawing: drawing ?? '',
        typed: typed ?? '',
      })),
    },
    { kind: 'heading', level: 2, text: words.seal },
    { kind: 'paragraph', text: words.sealHint(verification) },
    { kind: 'qr', text: verification, label: words.verify, align: 'left' },
  ]
}

function evidenceOf(w: Speech, signer: SignerRow): Block[] {
  const { evidence: words } = w.signatures
  return [
    {
      kind: 'heading',
      level: 3,
      text: words.who(w.format.number(signer.place), signer.name, roleOf(w, signer.role)),
    },
    {
      kind: 'facts',
      facts: [
        { label: words.email, value: signer.email },
        { label: words.when, value: instant(signer.signedAt ?? 0) },
        { label: words.how, value: signer.how === 'drawn' ? words.drawn : words.typed },
        { label: words.address, value: signer.address ?? '' },
        { label: words.device, value: signer.device ?? '' },
        { label: words.consentHash, value: signer.consentSha256 ?? '' },
        { label: words.chain, value: signer.hash ?? '' },
      ],
    },
  ]
}

const roleOf = ({ signatures: { roles } }: Speech, role: string): string => roles[role as SignerRole] ?? role

/** One writing of time for everybody, whatever the place. */
const instant = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`
