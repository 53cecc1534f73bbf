/** Every file of an organisation, until none is found. */
export async function removeAll(bucket: R2Bucket, organisationId: string): Promise<void> {
  if (!/^[\w-]+$/.test(organisationId)) throw new Error('Not an organisation.')
  for (;;) {
    const { objects } = await bucket.list({ prefix: `o/${organisationId}/` })
    if (objects.length === 0) return
    await bucket.delete(objects.map(({ key }) => key))
  }
}
