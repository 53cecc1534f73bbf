import type { FileRow } from '#db/quality/audits-files.ts'
import { pieceLabel, pieceName } from '#views/audits/sample.tsx'
import { Alert } from '#views/ui/alert.tsx'
import { Card } from '#views/ui/card.tsx'
import { KeyValues } from '#views/ui/key-values.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { State } from '#views/ui/state.tsx'
import { Table } from '#views/ui/table.tsx'
import type { Speech } from '#words/words.ts'
import { Watermark } from './frame.tsx'

type Piece = { piece: string; sourceId: string; label: string; state: string }
type Slot = {
  id: string
  day: string
  startsAt: number
  endsAt: number
  minutes: number
  state: string | null
  followed: number | null
  signedAt: number | null
}
export type Analysis = { kind: string; expectations: string; level: string; at: number }

type FileProps = {
  w: Speech
  home: string
  reader: string
  file: FileRow
  pieces: readonly Piece[]
  slots: readonly Slot[]
  /** Nothing of what was worked on in a career assessment. */
  analyses: readonly Analysis[] | null
  programme: { title: string; objectives: readonly string[] } | undefined
}

/** Somebody's file, as it was drawn: its papers, its attendance, what was asked of them before. */
export function RoomFile({ w, home, reader, file, pieces, slots, analyses, programme }: FileProps) {
  const { reader: words } = w.auditRoom
  return (
    <>
      <PageHead
        title={`${file.givenName} ${file.familyName}`}
        lead={`${file.code} · ${file.title}`}
        facts={[{ icon: 'calendar', text: `${w.format.date(file.startsOn)} – ${w.format.date(file.endsOn)}` }]}
      />
      <Watermark text={reader} />
      <Card title={words.pieces} id="pieces" flush>
        <Rows pair>
          {pieces.map((piece) => (
            <Row
              title={pieceName(w.audits.samples.pieces, piece.piece)}
              href={isPaper(piece) ? `${home}/papers/${piece.sourceId}` : undefined}
              context={pieceLabel(w, piece)}
              state={<PieceState w={w} state={piece.state} />}
            />
          ))}
        </Rows>
      </Card>
      {programme && (
        <Card title={words.programme} id="programme" note={programme.title}>
          <ul>
            {programme.objectives.map((objective) => (
              <li>{objective}</li>
            ))}
          </ul>
        </Card>
      )}
      <Card title={words.attendance} id="attendance" flush>
        <Table
          w={w}
          label={words.slot}
          items={slots}
          id={(slot) => slot.id}
          name={(slot) => w.format.date(slot.day)}
          columns={[
            {
              key: 'day',
              label: words.slot,
              cell: (slot) => `${w.format.date(slot.day)}, ${w.format.hours(slot.startsAt, slot.endsAt)}`,
            },
            { key: 'state', label: words.state, cell: (slot) => presenceOf(w, slot) },
            {
              key: 'signed',
              label: words.signed,
              cell: (slot) => (slot.signedAt === null ? '' : w.format.moment(slot.signedAt)),
              optional: true,
            },
          ]}
        />
      </Card>
      {analyses === null ? <Alert tone="info" title={words.notShown} /> : <Analyses w={w} analyses={analyses} />}
    </>
  )
}

export function Analyses({ w, analyses }: { w: Speech; analyses: readonly Analysis[] }) {
  const { reader: words } = w.auditRoom
  if (analyses.length === 0) return null
  return (
    <Card title={words.analysis} id="analyses">
      {analyses.map(({ kind, expectations, level, at }) => (
        <KeyValues
          pairs={[
            [pieceName(w.audits.samples.pieces, kind), w.format.shortDay(at)],
            [words.expectations, expectations],
            [words.level, levelName(w, level)],
          ]}
        />
      ))}
    </Card>
  )
}

const papers: readonly string[] = ['agreement', 'signature', 'convocation', 'evaluation', 'certificate']
const isPaper = ({ piece, state }: Piece): boolean => state === 'opened' && papers.includes(piece)

function PieceState({ w, state }: { w: Speech; state: string }) {
  const states: Readonly<Record<string, string>> = w.audits.samples.states
  return (
    <State tone={state === 'opened' ? 'ok' : state === 'early' ? undefined : 'bad'}>{states[state] ?? state}</State>
  )
}

export function presenceOf(w: Speech, { state, signedAt }: Pick<Slot, 'state' | 'signedAt'>): string {
  const { presences } = w.auditRoom.reader
  const known: Readonly<Record<string, string>> = presences
  return known[state ?? ''] ?? (signedAt === null ? '' : presences.present)
}

function levelName(w: Speech, level: string): string {
  const levels: Readonly<Record<string, string>> = w.auditRoom.reader.levels
  return levels[level] ?? ''
}
