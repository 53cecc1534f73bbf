import { filesUnder } from '../bundle/inputs.ts'

const NOT_SERVED = ['public/_headers', 'public/_redirects', 'public/.assetsignore']

/**
 * What stands before the Worker here: a file of `public/` is answered as the platform answers it, anything else goes
 * straight to the application. The simulator's own router would cost each page seven times its CPU.
 */
export function front(): string {
  const files = filesUnder('public')
    .filter((file) => !NOT_SERVED.includes(file))
    .map((file) => file.slice('public'.length))

  return `import app from './index.js'
export * from './index.js'
export default app
const files = new Set(${JSON.stringify(files)})
export const Front = {
  fetch(request, env, context) {
    const isFile = files.has(new URL(request.url).pathname) && (request.method === 'GET' || request.method === 'HEAD')
    return isFile ? env.ASSETS.fetch(request) : app.fetch(request, env, context)
  },
}
`
}
