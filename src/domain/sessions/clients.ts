/** For whom a session is: nobody yet, people by themselves, one company, or several. Derived, never typed. */
export type ClientKind = 'nobody' | 'individual' | 'intra' | 'inter'

export type Client = { id: string; name: string; people: number; price: number }

type Enrolled = { state: string; price: number; companyId: string | null; companyName: string | null }

/** Those who have a seat, by who sends them; the id and name are empty for those who come by themselves. */
export function clientsOf(enrolled: readonly Enrolled[]): Client[] {
  const seated = enrolled.filter(({ state }) => state !== 'waiting')
  const bySender = Map.groupBy(seated, ({ companyId }) => companyId ?? '')
  return [...bySender]
    .map(([id, people]) => ({
      id,
      name: people[0]?.companyName ?? '',
      people: people.length,
      price: people.reduce((sum, { price }) => sum + price, 0),
    }))
    .sort((a, b) => b.people - a.people || a.name.localeCompare(b.name, 'fr'))
}

export function clientKindOf(clients: readonly Client[]): ClientKind {
  const [first] = clients
  if (!first) return 'nobody'
  if (clients.length > 1) return 'inter'
  return first.id === '' ? 'individual' : 'intra'
}
