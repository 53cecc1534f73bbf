import { shelves } from './strays.ts'

/** Every file of an organisation, served or waiting, until none is found. */
export async function removeAll(bucket: R2Bucket, organisationId: string): Promise<void> {
  if (!/^[\w-]+$/.test(organisationId)) throw new Error('Not an organisation.')
  for (const shelf of Object.values(shelves)) await removeUnder(bucket, `${shelf}${organisationId}/`)
}

async function removeUnder(bucket: R2Bucket, prefix: string): Promise<void> {
  for (;;) {
    const { objects } = await bucket.list({ prefix })
    if (objects.length === 0) return
    await bucket.delete(objects.map(({ key }) => key))
  }
}
