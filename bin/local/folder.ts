import { createReadStream, createWriteStream, existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Chest } from '#domain/backups/chest.ts'

/** A backup kept in a folder of this machine. */
export function folderChest(folder: string): Chest {
  return {
    put: async (path, bytes) => {
      const file = join(folder, path)
      mkdirSync(dirname(file), { recursive: true })
      await pipeline(Readable.from(bytes), createWriteStream(file))
    },
    get: async (path) => {
      const file = join(folder, path)
      return existsSync(file) ? createReadStream(file) : null
    },
  }
}
