import { rangeOf } from './range.ts'

/**
 * What is stored under a key, whole or in part, under the headers of who opens it; null when it is not there. The key
 * ends with the hash of the bytes, which makes it their ETag: who already has them costs no reading.
 */
export async function open(bucket: R2Bucket, key: string, request: Request, headers: HeadersInit) {
  const etag = `"${key.slice(key.lastIndexOf('/') + 1)}"`
  const told = new Headers(headers)
  told.set('ETag', etag)
  told.set('Accept-Ranges', 'bytes')
  if (hasAlready(request, etag)) return new Response(null, { status: 304, headers: told })

  if (request.method === 'HEAD') return openHead(bucket, key, told)
  const wanted = asksForPart(request, etag) ? request.headers.get('Range') : null
  return wanted ? openPart(bucket, key, wanted, told) : openWhole(bucket, key, told)
}

/** What a whole answer would say, without reading it. */
async function openHead(bucket: R2Bucket, key: string, headers: Headers): Promise<Response | null> {
  const found = await bucket.head(key)
  if (!found) return null
  headers.set('Content-Length', String(found.size))
  return new Response(null, { headers })
}

async function openWhole(bucket: R2Bucket, key: string, headers: Headers): Promise<Response | null> {
  const found = await bucket.get(key)
  if (!found) return null
  headers.set('Content-Length', String(found.size))
  return new Response(found.body, { headers })
}

async function openPart(bucket: R2Bucket, key: string, wanted: string, headers: Headers): Promise<Response | null> {
  const size = (await bucket.head(key))?.size
  if (size === undefined) return null
  const range = rangeOf(wanted, size)
  if (range === 'all') return openWhole(bucket, key, headers)
  if (range === 'outside') {
    headers.set('Content-Range', `bytes */${size}`)
    return new Response(null, { status: 416, headers })
  }
  const found = await bucket.get(key, { range })
  if (!found) return null
  headers.set('Content-Range', `bytes ${range.offset}-${range.offset + range.length - 1}/${size}`)
  headers.set('Content-Length', String(range.length))
  return new Response(found.body, { status: 206, headers })
}

function hasAlready(request: Request, etag: string): boolean {
  const known = request.headers.get('If-None-Match')?.split(',') ?? []
  return known.some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag)
}

function asksForPart(request: Request, etag: string): boolean {
  return (request.headers.get('If-Range') ?? etag) === etag
}
