import type { SourceRow } from '#db/quality/watch-sources.ts'
import { paths } from '#paths.ts'
import { LinkButton, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { State } from '#views/ui/state.tsx'
import type { Speech } from '#words/words.ts'
import { themeOf } from './theme.ts'

export function WatchSourcesPage({ w, sources }: { w: Speech; sources: readonly SourceRow[] }) {
  const words = w.watch
  return (
    <>
      <PageHead
        title={words.sourcesTitle}
        lead={words.sourcesLead}
        actions={
          <LinkButton tone="primary" icon="plus" href={paths.watch.sourceNew}>
            {words.addSource}
          </LinkButton>
        }
      />
      <Card flush label={words.sourcesTitle}>
        {sources.length === 0 ? (
          <Empty level={2} icon="rss" title={words.noSource} />
        ) : (
          <Rows label={words.sourcesTitle}>
            {sources.map((source) => (
              <SourceLine w={w} source={source} />
            ))}
          </Rows>
        )}
      </Card>
    </>
  )
}

function SourceLine({ w, source }: { w: Speech; source: SourceRow }) {
  const words = w.watch
  const isPaused = source.pausedAt !== null
  return (
    <Row
      icon="rss"
      tone={source.error && !isPaused ? 'warn' : undefined}
      title={source.name}
      href={paths.watch.source(source.id)}
      context={
        <>
          {themeOf(w, source.theme)} · {source.address}
          {source.error && !isPaused && <b> · {failureOf(w, source.error)}</b>}
        </>
      }
      actions={
        <>
          <Standing w={w} source={source} />
          <PostButton
            size="small"
            action={isPaused ? paths.watch.sourceResumption(source.id) : paths.watch.sourcePause(source.id)}
          >
            {isPaused ? words.resume : words.pause}
            <span class="sr"> {source.name}</span>
          </PostButton>
        </>
      }
    />
  )
}

function Standing({ w, source: { pausedAt, error, readAt } }: { w: Speech; source: SourceRow }) {
  const words = w.watch
  if (pausedAt !== null) return <State icon="minus">{words.isPaused}</State>
  if (error !== '') return <State tone="bad">{words.isFailing}</State>
  if (readAt === null) return <State tone="warn">{words.isNew}</State>
  return <State tone="ok">{words.isRead(w.format.shortDay(readAt))}</State>
}

export function failureOf({ watch: { failures } }: Speech, error: string): string {
  if (error.startsWith('status_')) return failures.status(error.slice(7))
  const { status: _, ...sentences } = failures
  const known: Readonly<Record<string, string>> = sentences
  return known[error] ?? failures.unreachable
}
