import type { PieceRow, SampleRow } from '#db/quality/audits-samples.ts'
import { paths } from '#paths.ts'
import { Card } from '#views/ui/card.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Job } from '#views/ui/progress.tsx'
import { Row, Rows, RowsGroup } from '#views/ui/rows.tsx'
import { State, type Tone } from '#views/ui/state.tsx'
import { Tiles } from '#views/ui/tiles.tsx'
import type { Speech } from '#words/words.ts'

type SampleProps = {
  w: Speech
  sample: SampleRow
  title: string
  pieces: readonly PieceRow[]
  /** Where a piece is opened, for whoever may. */
  addressOf?: ((piece: PieceRow) => string | undefined) | undefined
}

export function SamplePage({ w, sample, title, pieces, addressOf }: SampleProps) {
  const { audits, format } = w
  const words = audits.samples
  const running = sample.total !== null && sample.how === null
  return (
    <div class="stacked wide6">
      <PageHead
        title={words.of(format.shortDay(sample.at))}
        lead={title}
        facts={[
          { icon: 'hash', text: words.seedOf(sample.seed) },
          { icon: 'calendar', text: words.period(format.date(sample.fromDay), format.date(sample.toDay)) },
        ]}
      />
      <SampleBody w={w} sample={sample} pieces={pieces} running={running} addressOf={addressOf} />
    </div>
  )
}

type BodyProps = Pick<SampleProps, 'w' | 'sample' | 'pieces' | 'addressOf'> & { running: boolean }

/** Progress while it runs; then what was opened, what is missing, file by file. */
export function SampleBody({ w, sample, pieces, running, addressOf }: BodyProps) {
  const words = w.audits.samples
  const gaps = pieces.filter(isGap)
  const files = [
    ...Map.groupBy(
      pieces.filter(({ enrolmentId }) => enrolmentId !== ''),
      ({ enrolmentId }) => enrolmentId,
    ),
  ]
  const proofs = pieces.filter(({ enrolmentId }) => enrolmentId === '')
  return (
    <>
      {running && <Job w={w} label={words.progress} done={sample.done ?? 0} total={Math.max(1, sample.total ?? 1)} />}
      <Tiles tiles={tilesOf(w, pieces)} />
      {!running && (
        <Card title={words.gapsTitle} id="gaps" flush>
          {pieces.length === 0 && <p class="body mute">{words.nobody}</p>}
          {pieces.length > 0 && gaps.length === 0 && <p class="body mute">{words.noGap}</p>}
          <Rows pair>
            {gaps.map((piece) => (
              <Piece w={w} piece={piece} named addressOf={addressOf} />
            ))}
          </Rows>
        </Card>
      )}
      {files.length > 0 && (
        <Card title={words.byFile} id="files" flush>
          {files.map(([id, own]) => (
            <>
              <RowsGroup id={`file-${id}`} title={fileName(w, own[0])} />
              <Rows pair>
                {own.map((piece) => (
                  <Piece w={w} piece={piece} addressOf={addressOf} />
                ))}
              </Rows>
            </>
          ))}
        </Card>
      )}
      {proofs.length > 0 && (
        <Card title={words.byIndicator} id="proofs" flush>
          <Rows pair>
            {proofs.map((piece) => (
              <Piece w={w} piece={piece} named addressOf={addressOf} />
            ))}
          </Rows>
        </Card>
      )}
    </>
  )
}

const isGap = ({ state }: PieceRow): boolean => state === 'missing' || state === 'altered'

function tilesOf({ audits, format }: Speech, pieces: readonly PieceRow[]) {
  const words = audits.samples
  const opened = pieces.filter(({ state }) => state === 'opened')
  const [slowest] = opened.toSorted((one, other) => other.ms - one.ms)
  const early = pieces.filter(({ state }) => state === 'early').length
  return [
    { what: words.opened, much: format.number(opened.length), icon: 'eye' },
    { what: words.gaps, much: format.number(pieces.filter(isGap).length), icon: 'triangle-alert' },
    { what: words.early, much: format.number(early), icon: 'hourglass' },
    {
      what: words.slowest,
      much: slowest ? words.ms(format.number(slowest.ms)) : '–',
      note: slowest && pieceName(words.pieces, slowest.piece),
      icon: 'clock',
    },
  ] as const
}

const tones: Partial<Record<string, Tone>> = { opened: 'ok', missing: 'bad', altered: 'bad' }

type PieceProps = { w: Speech; piece: PieceRow; named?: boolean; addressOf: SampleProps['addressOf'] }

function Piece({ w, piece, named = false, addressOf }: PieceProps) {
  const { samples: words, indicator } = w.audits
  const states: Readonly<Record<string, string>> = words.states
  const about = piece.indicator > 0 ? indicator(w.format.number(piece.indicator)) : fileName(w, piece)
  return (
    <Row
      title={pieceName(words.pieces, piece.piece)}
      href={piece.state === 'opened' ? addressOf?.(piece) : undefined}
      context={[
        named ? about : '',
        pieceLabel(w, piece),
        piece.state === 'opened' ? words.ms(w.format.number(piece.ms)) : '',
      ]
        .filter(Boolean)
        .join(' · ')}
      state={<State tone={tones[piece.state]}>{states[piece.state]}</State>}
    />
  )
}

/** What a piece says of itself; an answer that was waited for is said, not coded. */
export function pieceLabel(w: Speech, { piece, label, state }: Pick<PieceRow, 'piece' | 'label' | 'state'>): string {
  const outcomes: Readonly<Record<string, string>> = w.audits.samples.outcomes
  return piece === 'survey' && state === 'opened' ? (outcomes[label] ?? label) : label
}

export function pieceName(pieces: Readonly<Record<string, string>>, piece: string): string {
  return pieces[piece] ?? piece
}

function fileName({ audits: { samples } }: Speech, piece: PieceRow | undefined): string {
  const names = [piece?.personName, piece?.sessionCode && samples.file(piece.sessionCode), piece?.siteName]
  return names.filter(Boolean).join(' · ')
}

/** Where our own people open what was drawn. */
export function officeAddress(piece: PieceRow): string | undefined {
  if (piece.piece === 'proof') return paths.quality.proof(piece.sourceId)
  if (['agreement', 'signature', 'convocation', 'evaluation', 'certificate'].includes(piece.piece))
    return paths.papers.one(piece.sourceId)
  return piece.sessionId ? paths.sessions.one(piece.sessionId) : undefined
}
