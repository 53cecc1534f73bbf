import * as z from 'zod'
import { line, optionalLine, version } from '#domain/fields.ts'
import { madeId } from './programme.ts'

/** The id is made with the page, so that a button pressed twice makes one copy. */
export const CopyInput = z.strictObject({ id: madeId() })

export const ArchiveInput = z.strictObject({ reason: optionalLine(200) })

/** Which version is sold again, and the state of the programme in which that was asked. */
export const ReversionInput = z.strictObject({ to: line(40), version: version() })

export const TrainerInput = z.strictObject({ person: line(40) })
