import { Bars } from '#views/ui/bars.tsx'
import { Card } from '#views/ui/card.tsx'
import { Line } from '#views/ui/line.tsx'
import { Qr } from '#views/ui/qr.tsx'
import { Spark } from '#views/ui/spark.tsx'
import { TileLinks, Tiles } from '#views/ui/tiles.tsx'
import type { Speech } from '#words/words.ts'

export function FiguresTiles({ w }: { w: Speech }) {
  const { known } = w.kit
  const euros = w.format.number(18_240)
  return (
    <>
      <Tiles
        tiles={[
          {
            what: known.hours,
            much: w.format.number(6455),
            note: known.hoursNote,
            icon: 'arrow-up',
            spark: <Spark values={[4, 5, 5, 7, 6, 8]} />,
          },
          {
            what: known.owed,
            much: euros,
            unit: '€',
            note: known.owedNote,
            spark: <Spark values={[7, 6, 8, 5, 5, 4]} />,
          },
          {
            what: known.satisfaction,
            much: w.format.number(4.6),
            unit: known.outOf,
            note: known.satisfactionNote,
            spark: <Spark values={[4.3, 4.5, 4.3, 4.5, 4.6, 4.6]} />,
          },
          { what: known.dropouts, much: 3, unit: '%', note: known.dropoutsNote },
        ]}
      />
      <TileLinks
        label={known.waiting}
        tiles={[
          {
            what: known.files,
            much: 7,
            note: known.filesNote,
            href: '#kit-work',
            spark: <Spark values={[9, 10, 7, 8, 6, 7, 5]} />,
          },
          {
            what: known.halfDays,
            much: 3,
            note: known.halfDaysNote,
            href: '#kit-work',
            spark: <Spark values={[2, 1, 3, 3, 2, 2, 4]} />,
          },
        ]}
      />
    </>
  )
}

export function BarsCard({ w }: { w: Speech }) {
  const { charts } = w.kit
  return (
    <Card title={charts.bars} id="kit-bars">
      <Bars
        w={w}
        what={charts.hours}
        finding={charts.finding}
        points={months(charts, [760, 210, 1420, 1610, 1275])}
        before={{ what: charts.hoursBefore, values: [640, 180, 1510, 1380, 1120] }}
      />
    </Card>
  )
}

export function LineCard({ w }: { w: Speech }) {
  const { charts } = w.kit
  return (
    <Card title={charts.line} id="kit-line">
      <Line
        w={w}
        what={charts.satisfaction}
        points={months(charts, [4.5, 4.6, 4.5, 4.7, 4.6])}
        before={{ what: charts.hoursBefore, values: [4.4, 4.3, 4.4, 4.4, 4.5] }}
        goal={4.2}
      />
    </Card>
  )
}

export function QrCard({ w }: { w: Speech }) {
  return (
    <Card title={w.kit.charts.qr} id="kit-qr">
      <Qr text="https://lisiere.example/e/7QK2-PX4M" label={w.kit.charts.qrLabel} />
    </Card>
  )
}

function months(charts: Speech['kit']['charts'], values: readonly number[]) {
  const names = [
    [charts.july, charts.julyFull],
    [charts.august, charts.augustFull],
    [charts.september, charts.septemberFull],
    [charts.october, charts.octoberFull],
    [charts.november, charts.novemberFull],
  ] as const
  return names.map(([label, title], index) => ({ label, title, value: values[index] ?? 0 }))
}
