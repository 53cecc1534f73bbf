/** The head of a chain of seals, kept where whoever holds the database cannot rewrite it. */
export type KeptHead = { seq: number; hash: string; day: string }

/** One a day and an organisation, written once: the one that is kept, which may have been there already. */
export async function keepHead(bucket: R2Bucket, organisationId: string, head: KeptHead): Promise<KeptHead> {
  const { seq, hash, day } = head
  const key = `${prefixOf(organisationId)}${day}`
  const kept = await bucket.put(key, `${seq} ${hash}\n`, {
    onlyIf: new Headers({ 'If-None-Match': '*' }),
    customMetadata: { seq: String(seq), hash },
    httpMetadata: { contentType: 'text/plain' },
  })
  const there = kept ? null : await bucket.head(key)
  return there ? headOf(there.customMetadata, day) : head
}

/** Every head ever kept of that chain, oldest first. */
export async function keptHeads(bucket: R2Bucket, organisationId: string): Promise<KeptHead[]> {
  const heads: KeptHead[] = []
  const prefix = prefixOf(organisationId)
  for (let cursor: string | undefined, more = true; more; ) {
    const found: R2Objects = await bucket.list({ prefix, include: ['customMetadata'], ...(cursor && { cursor }) })
    for (const { key, customMetadata } of found.objects) {
      heads.push(headOf(customMetadata, key.slice(prefix.length)))
    }
    more = found.truncated
    cursor = found.truncated ? found.cursor : undefined
  }
  return heads
}

const headOf = (metadata: Record<string, string> | undefined, day: string): KeptHead => ({
  seq: Number(metadata?.seq),
  hash: metadata?.hash ?? '',
  day,
})

/** Never made of anything a person typed. */
function prefixOf(organisationId: string): string {
  if (!/^[\w-]+$/.test(organisationId)) throw new Error('Not the id of an organisation.')
  return `anchors/${organisationId}/`
}
