import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** The shell without windows comes first: the same pages, for two thirds of the computing. */
const PLACES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map(
  (name) => `/usr/bin/${name}`,
)

/** The browser of the stories: the one named by CHROMIUM, one of the machine, else one installed now when we may. */
export function findChromium(): string | undefined {
  return installedChromium() ?? (install() ? installedChromium() : undefined)
}

function installedChromium(): string | undefined {
  return [process.env.CHROMIUM ?? '', ...PLACES].find((path) => path !== '' && existsSync(path))
}

function install(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  console.log('Installing Chromium for the browser stories...')
  const apt = (...args: string[]) =>
    spawnSync('apt-get', ['-qq', '-y', ...args], { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status
  const installed = (name: string) => apt('install', '--no-install-recommends', name) === 0
  return apt('update') === 0 && (installed('chromium-headless-shell') || installed('chromium'))
}
