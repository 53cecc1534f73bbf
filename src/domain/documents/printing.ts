import { insertFileCheck } from '#db/files/checks.ts'
import { insertFile } from '#db/files/files.ts'
import { insertHolding, insertVersion } from '#db/files/holdings.ts'
import { fold } from '#db/fold.ts'
import type { Scope } from '#db/scope.ts'
import { retention } from '#domain/files/retention.ts'
import { safeName } from '#edge/files/name.ts'
import { keyOf, put, sha256Of } from '#edge/files/store.ts'
import type { Block, PdfOptions } from '#edge/pdf/blocks.ts'
import { together } from '#edge/pdf/file.ts'
import { crcOfParts } from '#edge/zip-crc.ts'
import type { PaperBody } from './body.ts'
import { declarationOf } from './declaration.ts'
import { kindOf, type PaperKindName } from './kinds.ts'
import type { Asked, Source, Voice } from './source.ts'

export type Printed = { sha256: string; bytes: number; body: PaperBody }

/** What stands around the blocks: who writes, and what the law wants at the bottom. */
export const aroundOf = (
  kind: PaperKindName,
  source: Source,
  voice: Voice,
  number: string,
  at: number,
): PdfOptions => ({
  ...commonOf(kind, source, voice),
  at,
  number,
})

type Common = Omit<PdfOptions, 'at' | 'number'>

/** Around all the papers of a kind that are made together. */
function commonOf(kind: PaperKindName, source: Source, voice: Voice): Common {
  const known = commons.get(source)
  if (known?.kind === kind && known.voice === voice) return known.common
  const common = made(kind, source, voice)
  commons.set(source, { kind, voice, common })
  return common
}

const commons = new WeakMap<Source, { kind: PaperKindName; voice: Voice; common: Common }>()

function made(kind: PaperKindName, source: Source, voice: Voice): Common {
  const { office } = source
  const { nda, region: registeredIn } = declarationOf(source)
  const { title, landscape } = kindOf(kind)
  const region = registeredIn ? ` de région ${registeredIn}` : ''
  const siret = office.siret && `SIRET ${office.siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1 $2 $3 $4')}`
  return {
    title: voice.typeset(title),
    language: 'fr',
    organisation: office.name,
    letterhead: [
      office.address.replaceAll('\n', ', '),
      [office.phone, office.email].filter(Boolean).join(' · '),
      office.website,
    ].filter(Boolean),
    footer: [
      [office.name, office.legalForm, siret, office.vatNumber].filter(Boolean).join(', '),
      nda
        ? voice.typeset(
            `Déclaration d'activité enregistrée sous le n° ${nda} auprès du préfet${region}. Cet enregistrement ne vaut pas agrément de l'État.`,
          )
        : '',
      office.legalMentions,
    ].filter(Boolean),
    ...(landscape ? { landscape } : {}),
  }
}

/** What whoever holds the paper scans to know that it was issued, and still stands. A sheet to sign has codes of its own. */
export const verifiedAt = (kind: PaperKindName, address: string, voice: Voice): Block[] =>
  kind === 'emargement'
    ? []
    : [{ kind: 'qr', text: address, label: voice.typeset('Vérifier ce document'), size: 48, align: 'right' }]

/** The logo as it was received: at the head of each paper when a PDF can hold it, where the name stands otherwise. */
export async function logoOf(bucket: R2Bucket, organisationId: string, sha256: string) {
  const stored = await bucket.get(keyOf(organisationId, sha256))
  return stored ? { logo: 'logo', images: { logo: new Uint8Array(await stored.arrayBuffer()) } } : {}
}

/** The PDF, in the store under its hash; the renderer is loaded when something is printed. */
export async function print(
  bucket: R2Bucket,
  organisationId: string,
  blocks: readonly Block[],
  options: PdfOptions,
  asked: Asked,
): Promise<Printed> {
  const { renderParts } = await import('#edge/pdf/render.ts')
  const parts = await renderParts(blocks, options)
  const bytes = together(parts)
  const sha256 = await sha256Of(bytes)
  await put(bucket, organisationId, sha256, bytes, 'pdf', crcOfParts(parts))
  const { images: _, ...kept } = options
  return { sha256, bytes: bytes.length, body: { blocks, options: kept, asked } }
}

/** For the batch of what is printed: it is ours, nobody has to look into it before it leaves. */
export function filing(
  scope: Scope,
  paper: { id: string; fileId: string; kind: PaperKindName; number: string; about: string },
  printed: Printed,
) {
  const name = safeName(`${paper.number} ${kindOf(paper.kind).title} ${paper.about}`.trim().slice(0, 150), 'pdf')
  const rule = kindOf(paper.kind).keeping
  const startsOn = new Date(scope.clock.now()).toISOString().slice(0, 10)
  const { sha256, bytes } = printed
  return [
    insertFile(scope, { id: paper.fileId, use: 'document', name, kind: 'pdf', bytes, sha256, width: 0, height: 0 }),
    insertFileCheck(scope, paper.fileId, ''),
    insertHolding(scope, {
      id: paper.id,
      use: 'document',
      name,
      sortKey: fold(name),
      fileId: paper.fileId,
      rule,
      months: retention[rule].months,
      startsOn,
    }),
    insertVersion(scope, paper.id, 1, paper.fileId),
  ]
}
