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
import { sayAlarm, sayTime } from './say.ts'

export type Platform = {
  whole: Route | null
  routes: readonly Route[]
  hours: readonly { at: number; requests: number; errors: number }[]
  alarms: readonly { kind: AlarmKind; measure: string; at: number }[]
  slow: readonly Slow[]
  open: number
  /** When the oldest of it was left to do. */
  openSince: number | null
  abandoned: number
}
type Route = Figures & { route: string; requests: number; errors: number; rowsRead: number }
type Slow = {
  id: string
  at: number
  route: string
  millis: number
  rowsRead: number
  statements: string
  organisation: string | null
}

export function PlatformPage({ w, screen }: { w: Speech; screen: Platform }) {
  const { operations: words, format } = w
  const { whole, hours, alarms } = screen
  return (
    <Frame w={w} current="now">
      {alarms.map(({ kind, measure, at }) => (
        <Alert tone="bad" icon="circle-alert" title={sayAlarm(w, kind, measure)}>
          {words.alarms.since(format.moment(at))}
        </Alert>
      ))}
      <Tiles
        tiles={[
          { what: words.requests, much: format.number(Math.round((whole?.requests ?? 0) / 60)), unit: words.perMinute },
          {
            what: words.response,
            much: sayTime(w, whole?.p95 ?? 0),
            note: words.p95Note(sayTime(w, whole?.p50 ?? 0), sayTime(w, whole?.p99 ?? 0)),
          },
          { what: words.errors, much: format.percent(whole ? whole.errors / whole.requests : 0) },
          {
            what: words.open,
            much: format.number(screen.open),
            note: waiting(w, screen),
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

function waiting({ operations: words, format }: Speech, { openSince, abandoned }: Platform): string {
  const count = format.number(abandoned)
  return openSince === null ? words.abandonedNote(count) : words.waitNote(format.moment(openSince), count)
}

function routeColumns(w: Speech): readonly Column<Route>[] {
  const { operations: words, format } = w
  return [
    { key: 'route', label: words.route, cell: ({ route }) => <code>{route}</code> },
    { key: 'requests', label: words.requests, cell: ({ requests }) => format.number(requests), end: true },
    { key: 'p50', label: words.p50, cell: ({ p50 }) => sayTime(w, p50), end: true, optional: true },
    { key: 'p95', label: words.p95, cell: ({ p95 }) => sayTime(w, p95), end: true },
    { key: 'p99', label: words.p99, cell: ({ p99 }) => sayTime(w, p99), end: true, optional: true },
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
    {
      key: 'organisation',
      label: words.organisation,
      cell: ({ organisation }) => organisation ?? words.usage.outside,
      optional: true,
    },
    { key: 'at', label: words.when, cell: ({ at }) => format.moment(at), nowrap: true },
    { key: 'millis', label: words.time, cell: ({ millis }) => sayTime(w, millis), end: true },
    { key: 'rows', label: words.rows, cell: ({ rowsRead }) => format.number(rowsRead), end: true },
    {
      key: 'what',
      label: words.what,
      cell: ({ statements }) => <code>{statements.slice(0, 160)}</code>,
      optional: true,
    },
  ]
}
