import {
  programmeVersionOf,
  selectAnalysisOf,
  selectDrawnFile,
  selectFile,
  selectFileAttendance,
  selectProgrammeContent,
  sessionOf,
} from '#db/quality/audits-files.ts'
import { type PieceRow, selectPieces, selectSample } from '#db/quality/audits-samples.ts'
import { readContent } from '#domain/catalogue/content.ts'
import { dayOf } from '#domain/organisations/clock.ts'
import { isContentShown } from '#domain/quality/audits/room.ts'
import { drawSample, SampleInput } from '#domain/quality/audits/samples.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { gone } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { RoomFile } from '#views/audit-room/file.tsx'
import { SamplePage } from '#views/audits/sample.tsx'
import { frontReads, roomFront } from './audit-room.tsx'
import { enter, framed, reading, readsAs, roomPath } from './audit-room-door.tsx'

const mostPieces = 520

/** Files that the auditor draws; those that were drawn, and no others, are opened. */
export const auditRoomSamples = room('/audit-room/:organisation/:token', { public: true })

  .post(
    '/samples',
    async (c) => {
      const inside = await enter(c, frontReads)
      if (inside instanceof Response) return inside
      const { scope, office, found } = inside
      const [points, , , , [audit]] = found
      const form = await readForm(c, SampleInput)
      if (!form.ok) return roomFront(c, inside, form.state, 422)
      if (!audit || audit.concludedAt !== null) throw new NotThere()
      const indicators = [...new Set(points.map(({ indicator }) => indicator).filter((one) => one > 0))]
      const sites = scope.sites === 'all' ? [] : scope.sites
      const outcome = await drawSample(
        scope,
        audit,
        indicators,
        sites,
        form.value,
        dayOf(scope.clock.now(), office.timeZone),
      )
      if (outcome.ok || outcome.refusal === 'taken') return gone(c, roomPath(inside, `samples/${form.value.id}`))
      return roomFront(c, inside, withRefusal(c, form.state, outcome.refusal), 409)
    },
    { rows: 260 },
  )

  .get(
    '/samples/:sample',
    async (c) => {
      const id = c.req.param('sample') ?? ''
      const inside = await enter(c, (scope) => [
        selectSample({ ...scope, sites: 'all' }, id),
        selectPieces(scope, id, mostPieces),
      ])
      if (inside instanceof Response) return inside
      const { scope, room: known, found } = inside
      const [[sample], pieces] = found
      if (sample?.auditId !== known.auditId) throw new NotThere()
      const seen = pieces.filter(({ siteId }) => siteId === '' || scope.sites === 'all' || scope.sites.includes(siteId))
      const addressOf = (piece: PieceRow) =>
        piece.piece === 'proof'
          ? roomPath(inside, `proofs/${piece.sourceId}`)
          : roomPath(inside, `samples/${id}/${piece.enrolmentId}`)
      const { w } = c.var
      const title = w.audits.samples.of(w.format.shortDay(sample.at))
      await reading(inside, title, id)
      const content = <SamplePage w={w} sample={sample} title={known.auditTitle} pieces={seen} addressOf={addressOf} />
      return framed(c, inside, title, content)
    },
    { rows: 2640 },
  )

  .get(
    '/samples/:sample/:enrolment',
    async (c) => {
      const enrolment = c.req.param('enrolment') ?? ''
      const inside = await enter(c, (scope) => [
        selectDrawnFile(scope, c.req.param('sample') ?? '', enrolment),
        selectFile(scope, enrolment),
        selectFileAttendance(scope, sessionOf(scope, enrolment), enrolment),
        selectAnalysisOf(scope, enrolment, 'needs'),
        selectAnalysisOf(scope, enrolment, 'positioning'),
        selectProgrammeContent(scope, programmeVersionOf(scope, enrolment)),
      ])
      if (inside instanceof Response) return inside
      const { room: known, found } = inside
      const [pieces, [file], slots, [needs], [positioning], [programme]] = found
      if (!file || pieces[0]?.auditId !== known.auditId) throw new NotThere()
      const { w } = c.var
      await reading(inside, `${w.auditRoom.reader.file} ${file.code}`, enrolment)
      const analyses = [
        ...(needs ? [{ kind: 'needs', ...needs }] : []),
        ...(positioning ? [{ kind: 'positioning', ...positioning }] : []),
      ]
      const content = (
        <RoomFile
          w={w}
          home={roomPath(inside)}
          reader={readsAs(c, inside)}
          file={file}
          pieces={pieces}
          slots={slots}
          analyses={isContentShown(file.category) ? analyses : null}
          programme={
            programme && {
              title: programme.title,
              objectives: readContent(programme.content).objectives.map(({ text }) => text),
            }
          }
        />
      )
      return framed(c, inside, w.auditRoom.reader.file, content)
    },
    { rows: 90 },
  )
