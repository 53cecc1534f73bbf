import type { AlarmKind } from '#domain/operations/alarms.ts'
import type { Figures } from '#domain/operations/figures.ts'
import { Alert } from '#views/ui/alert.tsx'
import { Bars } from '#views/ui/bars.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { type Column, Table } from '#views/ui/table.tsx'
import { Tiles } from '#views/ui/tiles.tsx'
import type { Speech } from '#words/words.ts'
import { Frame } from './frame.tsx'

export type Platform = {
  whole: Figures | null
  routes: readonly Figures[]
  hours: readonly { at: number; requests: number; errors: number }[]
  alarms: readonly { kind: AlarmKind; measure: string; at: number }[]
  slow: readonly Slow[]
  open: number
  abandoned: number
}
type Slow = { id: string; at: number; route: string; millis: number; rowsRead: number; statements: string }

export function PlatformPage({ w, screen }: { w: Speech; screen: Platform }) {
  const { operations: words, format } = w
  const { whole, hours, alarms } = screen
  return (
    <Frame w={w} current="now">
      {alarms.map(({ kind, measure, at }) => (
        <Alert tone="bad" icon="circle-alert" title={words.alarms[kind](measure)}>
          {words.alarms.since(format.moment(at))}
        </Alert>
      ))}
      <Tiles
        tiles={[
          { what: words.requests, much: format.number(Math.round((whole?.requests ?? 0) / 60)), unit: words.perMinute },
          {
            what: words.response,
            much: time(w, whole?.p95 ?? 0),
            note: words.p95Note(time(w, whole?.p50 ?? 0), time(w, whole?.p99 ?? 0)),
          },
          { what: words.errors, much: format.percent(whole ? whole.errors / whole.requests : 0) },
          {
            what: words.open,
            much: format.number(screen.open),
            note: words.abandonedNote(format.number(screen.abandoned)),
          },
        ]}
      />
      {hours.length > 1 && (
        <Card title={words.byHour} id="hours">
          <Bars
            w={w}
            what={words.requests}
            points={hours.map(({ at, requests }) => ({
              label: format.hour(at),
              title: format.moment(at),
              value: requests,
            }))}
          />
        </Card>
      )}
      <Card title={words.routes} id="routes" note={words.lastHour} flush>
        {screen.routes.length === 0 ? (
          <Empty icon="chart-no-axes-column" title={words.noTraffic} level={3} />
        ) : (
          <Table
            w={w}
            label={words.routesList}
            columns={routeColumns(w)}
            items={screen.routes}
            id={({ route }) => route}
            name={({ route }) => route}
            dense
          />
        )}
      </Card>
      <Card title={words.slow} id="slow" flush>
        {screen.slow.length === 0 ? (
          <p class="body mute">{words.noSlow}</p>
        ) : (
          <Table
            w={w}
            label={words.slowList}
            columns={slowColumns(w)}
            items={screen.slow}
            id={({ id }) => id}
            name={({ route }) => route}
            dense
          />
        )}
      </Card>
    </Frame>
  )
}

function routeColumns(w: Speech): readonly Column<Figures>[] {
  const { operations: words, format } = w
  return [
    { key: 'route', label: words.route, cell: ({ route }) => <code>{route}</code> },
    { key: 'requests', label: words.requests, cell: ({ requests }) => format.number(requests), end: true },
    { key: 'mean', label: words.mean, cell: ({ mean }) => time(w, Math.round(mean)), end: true, optional: true },
    { key: 'p95', label: words.p95, cell: ({ p95 }) => time(w, p95), end: true },
    { key: 'p99', label: words.p99, cell: ({ p99 }) => time(w, p99), end: true, optional: true },
    { key: 'errors', label: words.errors, cell: ({ errors }) => format.number(errors), end: true },
    {
      key: 'rows',
      label: words.rows,
      cell: ({ rowsRead, requests }) => format.number(Math.round(rowsRead / Math.max(1, requests))),
      end: true,
      optional: true,
    },
  ]
}

function slowColumns(w: Speech): readonly Column<Slow>[] {
  const { operations: words, format } = w
  return [
    { key: 'route', label: words.route, cell: ({ route }) => <code>{route}</code> },
    { key: 'at', label: words.when, cell: ({ at }) => format.moment(at), nowrap: true },
    { key: 'millis', label: words.time, cell: ({ millis }) => time(w, millis), end: true },
    { key: 'rows', label: words.rows, cell: ({ rowsRead }) => format.number(rowsRead), end: true },
    {
      key: 'what',
      label: words.what,
      cell: ({ statements }) => <code>{statements.slice(0, 160)}</code>,
      optional: true,
    },
  ]
}

const time = ({ operations: words, format }: Speech, millis: number): string =>
  Number.isFinite(millis) ? `${format.number(millis)}\u00a0ms` : words.overASecond
