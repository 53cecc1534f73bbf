import { batch } from '#db/database.ts'
import { selectCorrections, selectGrids } from '#db/quality/grids.ts'
import { selectProofToRead } from '#db/quality/proof-words.ts'
import { dayOf } from '#domain/organisations/clock.ts'
import { gridsOf } from '#domain/quality/grid/own-grids.ts'
import { gridOn } from '#domain/quality/grid/version.ts'
import { keepingWords } from '#domain/quality/proofs/reading.ts'
import { type Advice, adviceFrom } from '#edge/advice.ts'
import type { Kind } from '#edge/files/kinds.ts'
import { heldBytes } from '#edge/files/quarantine.ts'
import { keyOf } from '#edge/files/store.ts'
import type { Job } from './job.ts'

type Proof = NonNullable<Awaited<ReturnType<typeof selectProofToRead>>[number]>

/** A proof is read so that its words find it; what somebody else's machine makes of it is only suggested. */
export async function readProof(job: Job): Promise<void> {
  const { env, scope, event } = job
  const [[proof], added, corrections] = await batch(scope.db, [
    selectProofToRead(scope, event.subjectId),
    selectGrids(scope),
    selectCorrections(scope),
  ])
  if (!proof) return job.settle([])
  const advice = proof.isAdvised === 1 ? adviceFrom(env) : null
  const file = await readFile(job, proof, advice)
  const texts = [proof.label, proof.note, file]
  const { indicators } = gridOn(gridsOf(added, corrections), dayOf(scope.clock.now()))
  const offered = indicators.map(({ number, title }) => ({ number, title }))
  const suggested = advice ? await advice.advise(texts.join('\n'), offered) : []
  await job.settle(keepingWords(scope, proof, texts, suggested))
}

async function readFile({ env, scope }: Job, proof: Proof, advice: Advice | null): Promise<string> {
  const { fileId, sha256, refusal } = proof
  if (!fileId || !sha256 || refusal !== null) return ''
  const kind = proof.kind as Kind
  const bytes = (await heldBytes(env.FILES, scope.organisationId, fileId)) ?? (await kept(env.FILES, scope, sha256))
  if (!bytes) return ''
  // Few files say anything: what reads them is loaded for those.
  const { textOf } = await import('#edge/reading/words.ts')
  const text = await textOf(kind, bytes)
  return text.trim() === '' && advice ? advice.read(kind, bytes) : text
}

async function kept(bucket: R2Bucket, { organisationId }: Job['scope'], sha256: string) {
  const stored = await bucket.get(keyOf(organisationId, sha256))
  return stored ? new Uint8Array(await stored.arrayBuffer()) : null
}
