import { execFileSync } from 'node:child_process'
import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = import.meta.dirname
const wanted = join(folder, 'package.json')
const installed = join(folder, 'node_modules', '.wanted.json')

/** What peers are made of, once; false when it cannot be had here. */
export function installPeers(): boolean {
  if (read(installed) === read(wanted)) return true
  try {
    const quietly = ['--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts', '--loglevel=error']
    execFileSync('npm', ['install', ...quietly], { cwd: folder, stdio: 'ignore', timeout: 120_000 })
    copyFileSync(wanted, installed)
    return true
  } catch {
    return false
  }
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
