import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { claim, stateFolder } from './local/state.ts'

const folder = stateFolder()
if (!existsSync(folder) || readdirSync(folder).length === 0) leave('Nothing to delete.', 0)
if (!existsSync(join(folder, 'secret'))) leave(`${folder} is not a state of Lisière: nothing was deleted.`, 1)

const state = claim(folder)
if (!state) leave('Lisière is running: stop it first. Nothing was deleted.', 1)

rmSync(folder, { recursive: true })
leave(`${folder} is deleted; npm start begins again.`, 0)

function leave(sentence: string, code: number): never {
  console.log(sentence)
  process.exit(code)
}
