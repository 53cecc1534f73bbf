import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Rows } from '../test/world-rows.ts'
import { childrenCalled } from './cpu.ts'

export type Postgres = {
  version: string
  socket: string
  user: string
  load(rows: Rows): void
  run(sql: string): void
  pids(): number[]
  stop(): void
}

/** A PostgreSQL of its own in a folder of its own, reached by a local socket only; nothing when Debian's is not here. */
export async function startPostgres(): Promise<Postgres | undefined> {
  const programs = findPrograms()
  const owner = ownerOf()
  if (!programs || !owner) return undefined

  const folder = mkdtempSync(join(tmpdir(), 'lisiere-peer-'))
  chmodSync(folder, 0o755)
  chownSync(folder, owner.uid, owner.gid)
  const asOwner = { ...owner, cwd: folder, stdio: 'ignore' as const }
  const user = 'lisiere'
  execFileSync(
    join(programs, 'initdb'),
    ['-D', join(folder, 'data'), '-U', user, '-A', 'trust', '-E', 'UTF8', '--no-locale'],
    asOwner,
  )
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${folder}`,
    'shared_buffers=256MB',
    'max_connections=60',
  ]
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', join(folder, 'data'), ...settings.flatMap((each) => ['-c', each])],
    asOwner,
  )
  const stop = () => {
    server.kill('SIGINT')
    server.once('exit', () => rmSync(folder, { recursive: true }))
  }
  const psql = (sql: string, input = '') =>
    spawnSync('psql', ['-qXh', folder, '-U', user, '-d', 'postgres', '-v', 'ON_ERROR_STOP=1', '-tAc', sql], {
      input,
      encoding: 'utf8',
    })
  for (let patience = 100; psql('SELECT 1').status !== 0; patience -= 1) {
    if (patience === 0) return void stop()
    await new Promise((later) => setTimeout(later, 100))
  }
  const run = (sql: string, input?: string) => {
    const { status, stderr } = psql(sql, input)
    if (status !== 0) throw new Error(stderr)
  }
  return {
    version: psql('SHOW server_version').stdout.trim(),
    socket: join(folder, '.s.PGSQL.5432'),
    user,
    run,
    load: ({ table, columns, rows }) =>
      run(`COPY ${table} (${columns.join(', ')}) FROM STDIN`, rows.map(copied).join('')),
    pids: () => family(server.pid ?? 0),
    stop,
  }
}

const copied = (row: Rows['rows'][number]): string =>
  `${row.map((cell) => (cell === null ? '\\N' : String(cell).replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n'))).join('\t')}\n`

function findPrograms(): string | undefined {
  const root = '/usr/lib/postgresql'
  if (!existsSync(root) || !existsSync('/usr/bin/psql')) return undefined
  const [newest] = readdirSync(root).toSorted((a, b) => Number(b) - Number(a))
  const folder = join(root, newest ?? '', 'bin')
  return existsSync(join(folder, 'initdb')) ? folder : undefined
}

/** It refuses to run as root. */
function ownerOf(): { uid: number; gid: number } | undefined {
  const [uid, gid] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0]
  if (uid !== 0) return { uid, gid }
  const found = ['-u', '-g'].map((flag) => spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  const [owner, group] = found.map(({ status, stdout }) => (status === 0 ? Number(stdout) : undefined))
  return owner !== undefined && group !== undefined ? { uid: owner, gid: group } : undefined
}

function family(pid: number): number[] {
  return [pid, ...childrenCalled('postgres', pid)]
}
