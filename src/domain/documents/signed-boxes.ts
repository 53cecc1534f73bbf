import { fold } from '#db/fold.ts'
import type { Block, SignatureBox } from '#edge/pdf/blocks.ts'
import type { SignerRole } from './signature.ts'

export type Hand = { name: string; role: string; drawing: string; typed: string; signedOn: string }

/**
 * The places where a paper is signed, with the hands that signed it: in the box that bears their name, or the words of
 * their role. One that finds no box of its own stands with the evidence alone: nobody signs in the place of another.
 */
export function withHands(blocks: readonly Block[], hands: readonly Hand[]): Block[] {
  const left = [...hands]
  const take = (fits: (hand: Hand) => boolean): Hand | undefined => {
    const at = left.findIndex(fits)
    return at < 0 ? undefined : left.splice(at, 1)[0]
  }
  const boxes = blocks.flatMap((block) => (block.kind === 'signatures' ? block.boxes : []))
  const named = new Map(boxes.map((box) => [box, take(({ name }) => bears(box, name))]))
  const signed = new Map(
    boxes.map((box) => [box, named.get(box) ?? take(({ role }) => words[role as SignerRole]?.test(fold(box.title)))]),
  )
  return blocks.map((block) =>
    block.kind === 'signatures' ? { ...block, boxes: block.boxes.map((box) => inBox(box, signed.get(box))) } : block,
  )
}

const bears = (box: SignatureBox, name: string): boolean =>
  name.trim() !== '' && fold(box.name ?? '').startsWith(fold(name))

/** As titles of boxes say it, once folded. */
const words: Readonly<Record<SignerRole, RegExp>> = {
  organisation: /organisme|donneur d.ordre|prestataire|responsable/,
  company: /acheteur|entreprise|client|employeur/,
  trainee: /stagiaire|beneficiaire|apprenant/,
  trainer: /formateur|sous-traitant|sous traitant|consultant|intervenant/,
}

function inBox(box: SignatureBox, hand: Hand | undefined): SignatureBox {
  if (!hand) return box
  const { name, drawing, typed, signedOn } = hand
  return { ...box, name, note: [box.note, signedOn].filter(Boolean).join(' · '), drawing, typed }
}
