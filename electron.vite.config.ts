import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

const decoding = 'function peg$decode(s) {'

// docs/decisions/0060-sip-grammar-decoded-once.md
const sipGrammarDecodedOnce: Plugin = {
  name: 'sip-grammar-decoded-once',
  transform(code, id) {
    if (!/sip\.js\/lib\/grammar\/pegjs\/dist\/grammar\.js$/.test(id)) return null
    if (!code.includes(decoding)) throw new Error('another grammar in sip.js: is it still slow?')
    const keeping = `${decoding} const kept = peg$kept.get(s); if (kept) return kept; const fresh = peg$decodeFresh(s); peg$kept.set(s, fresh); return fresh } function peg$decodeFresh(s) {`
    return { code: `const peg$kept = new Map();\n${code.replace(decoding, keeping)}`, map: null }
  },
}

// docs/decisions/0148-the-built-main-side-in-ascii.md
const plainAscii: Plugin = {
  name: 'plain-ascii',
  generateBundle(_options, files) {
    for (const file of Object.values(files)) {
      if (file.type !== 'chunk') continue
      // There an escape would mean something else than the letter.
      if (/\\[\u0080-\uffff]|String\.raw/.test(file.code))
        throw new Error(`${file.fileName} cannot be written in ASCII`)
      file.code = file.code.replace(/[\u0080-\uffff]/g, escapeOf)
    }
  },
}

function escapeOf(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}

// Two hosts share one main side: `electron` and `browser` are their entries, the workers serve both.
export default defineConfig({
  main: {
    plugins: [sipGrammarDecodedOnce, plainAscii],
    build: {
      // Read as hundreds of files by each of the four threads, these cost 0.2 s and 40 MB at every start.
      externalizeDeps: { exclude: ['zod', 'libphonenumber-js', 'sip.js', 'uuidv7'] },
      rollupOptions: {
        input: {
          electron: 'src-main/hosts/electron/main.ts',
          browser: 'src-main/hosts/browser/main.ts',
          writer: 'src-main/threads/writer.ts',
          reader: 'src-main/threads/reader.ts',
          'import-preparer': 'src-main/threads/import-preparer.ts',
        },
      },
    },
  },
  preload: {
    build: {
      rollupOptions: {
        input: 'src-main/hosts/electron/preload.ts',
        // A sandboxed preload is loaded as CommonJS.
        output: { format: 'cjs', entryFileNames: 'preload.cjs' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    plugins: [react()],
    // electron-vite leaves it out by default: the window would read twice as much before its first paint.
    build: { minify: true, rollupOptions: { input: 'src-renderer/index.html' } },
  },
})
