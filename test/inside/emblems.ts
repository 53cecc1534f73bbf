import { env } from 'cloudflare:workers'
import { put, sha256Of } from '#edge/files/store.ts'
import { now } from '#test/visit.ts'
import { organisations } from '#test/world.ts'

/** A picture for each organisation, under the same id: what it holds says whose it is. */
export async function hangEmblems(): Promise<void> {
  for (const { id, shard } of organisations) {
    const bytes = new TextEncoder().encode(`emblem of ${id}`)
    const sha256 = await sha256Of(bytes)
    await put(env.FILES, id, sha256, bytes, 'png')
    await env[shard].batch([
      env[shard]
        .prepare("INSERT INTO files VALUES (?, 'emblem', 'logo', 'emblem.png', 'png', ?, ?, 56, 56, ?, 'test')")
        .bind(id, bytes.length, sha256, now),
      env[shard]
        .prepare("INSERT INTO file_variants VALUES (?, 'emblem', 'rail', 'png', ?, ?, 56, 56)")
        .bind(id, bytes.length, sha256),
      env[shard]
        .prepare("INSERT INTO file_variants VALUES (?, 'emblem', 'head', 'png', ?, ?, 112, 56)")
        .bind(id, bytes.length, sha256),
      env[shard]
        .prepare("INSERT INTO files VALUES (?, 'face', 'portrait', 'face.png', 'png', ?, ?, 56, 56, ?, 'test')")
        .bind(id, bytes.length, sha256, now),
      env[shard]
        .prepare("INSERT INTO file_variants VALUES (?, 'face', 'card', 'png', ?, ?, 56, 56)")
        .bind(id, bytes.length, sha256),
    ])
  }
}
