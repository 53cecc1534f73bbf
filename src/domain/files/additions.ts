import type { Statements } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { commit } from '#domain/events/commit.ts'
import type { Received } from '#edge/files/reception.ts'
import { keeping } from './holdings.ts'

/** One file, under an id that whoever adds it knows already. */
export const addFile = <const T extends Statements>(scope: Scope, id: string, file: Received, show: T) =>
  commit(scope, keeping(scope, { id, use: 'document', file }), ...show)
