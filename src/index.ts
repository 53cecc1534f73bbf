export { Attempts } from '#edge/attempts.ts'

export default {
  fetch: () => new Response('ok'),
}
