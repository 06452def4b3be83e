/** Lets Node read `.tsx`: given by `--import`, it serves the server and the tests alike. */
import { readFileSync } from 'node:fs'
import { createRequire, registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import type * as Oxc from 'oxc-transform'

const require = createRequire(import.meta.url)

registerHooks({
  load(url, context, next) {
    if (!url.endsWith('.tsx')) return next(url, context)
    // Loaded at the first `.tsx` (and cached by Node): a command without pages does not wait for it.
    const { transformSync } = require('oxc-transform') as typeof Oxc
    const file = fileURLToPath(url)
    const result = transformSync(file, readFileSync(file, 'utf8'), {
      lang: 'tsx',
      sourcemap: true,
      jsx: { runtime: 'automatic', importSource: 'preact' },
      typescript: { onlyRemoveTypeImports: true },
    })
    if (result.errors.length > 0) throw new Error(result.errors[0]?.message)
    const map = Buffer.from(JSON.stringify(result.map)).toString('base64')
    return {
      format: 'module',
      shortCircuit: true,
      source: `${result.code}\n//# sourceMappingURL=data:application/json;base64,${map}`,
    }
  },
})
