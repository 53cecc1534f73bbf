/** One thing that a client asked for, and whether it was told that it is done. */
export type Operation = {
  client: number
  what: 'change' | 'describe' | 'open' | 'close' | 'reopen' | 'join' | 'spend' | 'refresh' | 'attempt' | 'read'
  subject: string
  /** What the change was made upon. */
  version: number
  value: string
  done: boolean
}

/** What is there at the end. */
export type Facts = {
  /** Version and value of each thing that is changed upon what was read. */
  changed: ReadonlyMap<string, { version: number; value: string }>
  /** Sites and addresses that are there. */
  there: ReadonlySet<string>
  openSites: number
  countedSites: number
  sites: number
  /** Actions recorded by the clients, in the order of their numbers, by organisation. */
  events: ReadonlyMap<string, readonly { seq: number; action: string }[]>
  /** How many events there were before. */
  eventsBefore: ReadonlyMap<string, number>
}

const mostAttempts = 10

/** Every anomaly of a history: nothing that was acknowledged is lost, nothing is done twice, no number is missing. */
export function anomaliesOf(history: readonly Operation[], facts: Facts): string[] {
  const done = (what: Operation['what']) => history.filter((one) => one.what === what && one.done)
  return [
    ...optimistic('change', done('change'), facts),
    ...optimistic('describe', done('describe'), facts),
    ...atMost(1, done('open')),
    ...atMost(1, done('join')),
    ...atMost(1, done('spend')),
    ...atMost(1, done('refresh')),
    ...atMost(mostAttempts, done('attempt')),
    ...[...done('open'), ...done('join')].flatMap(({ subject }) =>
      facts.there.has(subject) ? [] : [`lost: ${subject}`],
    ),
    ...history.filter(({ what, done: fresh }) => what === 'read' && !fresh).map((one) => `stale: ${one.subject}`),
    ...numbers(facts),
    ...recorded(history, facts),
    ...(facts.openSites < 1 ? ['no site is open'] : []),
    ...(facts.countedSites === facts.sites ? [] : [`${facts.countedSites} sites counted, ${facts.sites} there`]),
  ]
}

/** Each version is written upon once, and the last one written is the one that is there. */
function optimistic(what: string, writes: readonly Operation[], { changed }: Facts): string[] {
  return [...Map.groupBy(writes, ({ subject }) => subject)].flatMap(([subject, some]) => {
    const twice = some.length - new Set(some.map(({ version }) => version)).size
    const last = some.reduce((latest, one) => (one.version > latest.version ? one : latest))
    const now = changed.get(subject)
    return [
      ...(twice > 0 ? [`${what} ${subject}: ${twice} written upon what somebody else had changed`] : []),
      ...(now?.version === last.version + 1 && now.value === last.value
        ? []
        : [`${what} ${subject}: the last is lost`]),
    ]
  })
}

function atMost(most: number, done: readonly Operation[]): string[] {
  return [...Map.groupBy(done, ({ subject }) => subject)]
    .filter(([, some]) => some.length > most)
    .map(([subject, some]) => `${some[0]?.what} ${subject}: done ${some.length} times`)
}

function numbers({ events }: Facts): string[] {
  return [...events].flatMap(([organisation, some]) =>
    some.every(({ seq }, index) => seq === index + 1)
      ? []
      : [`the numbers of ${organisation} do not follow one another`],
  )
}

/** One event for each thing that was acknowledged, and none for what was refused. */
function recorded(history: readonly Operation[], { events, eventsBefore }: Facts): string[] {
  const organisations: Readonly<Record<string, readonly Operation['what'][]>> = {
    lisiere: ['change', 'describe', 'open', 'close', 'reopen'],
    directory: ['join', 'spend'],
  }
  return Object.entries(organisations).flatMap(([organisation, kinds]) => {
    const said = history.filter(({ what, done }) => done && kinds.includes(what)).length
    const kept = (events.get(organisation) ?? []).filter(({ action }) => action !== 'key_reused').length
    const fresh = kept - (eventsBefore.get(organisation) ?? 0)
    return fresh === said ? [] : [`${organisation}: ${said} things were done, ${fresh} are told`]
  })
}
