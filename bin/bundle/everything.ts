import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { buildAssets } from '../assets.ts'
import { fingerprint } from './inputs.ts'
import { buildWorker, WORKER } from './worker.ts'

const INPUTS = ['src', 'public', 'bin/bundle', 'bin/assets.ts', 'package-lock.json', 'tsconfig.json']
const MADE_FROM_THEM = ['public/a', 'src/views/assets.ts']
const MADE_FROM = 'build/made-from.txt'

/** Builds what the browser loads, then the Worker; answers false, having done nothing, when neither could have changed. */
export async function buildEverything(): Promise<boolean> {
  const inputs = fingerprint(INPUTS, MADE_FROM_THEM)
  if (inputs === lastBuild()) return false

  await buildAssets()
  await buildWorker()
  mkdirSync('build', { recursive: true })
  writeFileSync(MADE_FROM, inputs)
  return true
}

function lastBuild(): string | undefined {
  const whole = [MADE_FROM, `${WORKER}/index.js`, 'src/views/assets.ts', 'public/a'].every((path) => existsSync(path))
  return whole ? readFileSync(MADE_FROM, 'utf8') : undefined
}
