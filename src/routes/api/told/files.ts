import * as z from 'zod'
import { type Kind, kinds } from '#edge/files/kinds.ts'
import { paths } from '#paths.ts'
import { type Described, idParameter, listParameters } from './operation.ts'
import { id, instant, pageOf } from './shapes.ts'

export const FileTold = z.strictObject({
  id: id('rules'),
  name: z.string(),
  kind: z.enum(Object.keys(kinds) as [Kind, ...Kind[]]),
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  version: z.int().min(1),
  state: z
    .enum(['waiting', 'ready', 'refused'])
    .describe('A file waits until it has been looked into; its content is there once it is ready.'),
  addedAt: instant(),
})
export type FileTold = z.output<typeof FileTold>

const onFile = [idParameter('rules')]

export const files: Described = {
  schemas: { File: FileTold, FilePage: pageOf(FileTold) },
  operations: [
    {
      ...{ method: 'GET', path: paths.api.files, scope: 'files:read', id: 'listFiles' },
      summary: 'The files, by name, those in the trash left out',
      parameters: listParameters,
      answers: { 200: 'FilePage' },
    },
    {
      ...{ method: 'POST', path: paths.api.files, scope: 'files:write', id: 'addFile' },
      summary: 'Add a file: 25 MB at most, judged by its bytes, looked into before anybody may open it',
      body: {
        type: 'multipart/form-data',
        schema: z.strictObject({ file: z.string().meta({ format: 'binary' }) }),
        example: { file: 'Règlement intérieur' },
      },
      answers: { 201: 'File' },
    },
    {
      ...{ method: 'GET', path: `${paths.api.files}/:id`, scope: 'files:read', id: 'readFile' },
      summary: 'What is known of a file',
      parameters: onFile,
      answers: { 200: 'File' },
    },
    {
      ...{ method: 'GET', path: `${paths.api.files}/:id/content`, scope: 'files:read', id: 'downloadFile' },
      summary: 'The bytes of a file that is ready, whole or in part',
      parameters: [
        ...onFile,
        { name: 'Range', in: 'header', description: 'The part that is wanted.', example: 'bytes=0-3' },
        { name: 'If-None-Match', in: 'header', description: 'The ETag of what is there already.' },
      ],
      answers: { 200: null, 206: null, 304: null, 416: null },
    },
  ],
}
