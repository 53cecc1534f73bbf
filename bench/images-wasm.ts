import { registerHooks } from 'node:module'

/** Node does not import WebAssembly as a Worker does: a module that is compiled and not yet started. */
registerHooks({
  resolve(specifier, context, next) {
    if (!specifier.endsWith('.wasm')) return next(specifier, context)
    const found = next(specifier, { ...context, conditions: [...context.conditions, 'workerd'] })
    return { ...found, format: 'module', shortCircuit: true }
  },
  load(url, context, next) {
    if (!url.endsWith('.wasm')) return next(url, context)
    const source = `import { readFileSync } from 'node:fs'
      export default new WebAssembly.Module(readFileSync(new URL(${JSON.stringify(url)})))`
    return { format: 'module', shortCircuit: true, source }
  },
})
