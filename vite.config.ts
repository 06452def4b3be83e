import { fileURLToPath } from 'node:url'
import type { Plugin, UserConfig } from 'vite'

/** Scripts are given the sentences they need, not those of every page. */
const sentences: Plugin = {
  name: 'grenier-sentences',
  enforce: 'pre',
  resolveId: (asked) =>
    asked.endsWith('/i18n/index.ts') ? fileURLToPath(new URL('src/web/i18n/on-device.ts', import.meta.url)) : undefined,
}

/** What browsers receive: one style sheet and one small script, hashed; islands come as chunks, when a page has them. */
export const config: UserConfig = {
  logLevel: 'warn',
  publicDir: false,
  base: '/',
  plugins: [sentences],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: false,
    emptyOutDir: false,
    // The reader of PDF, which comes only where a file is read on the device.
    chunkSizeWarningLimit: 2_000,
    rolldownOptions: {
      input: { grenier: 'src/web/islands/entry.ts', look: 'src/web/ui/css/look.css', icon: 'src/web/assets/icon.svg' },
    },
  },
}

export default config
