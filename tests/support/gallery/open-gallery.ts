import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { build, preview } from 'vite'

const root = join(import.meta.dirname, '../../..')
const page = 'tests/support/gallery/index.html'

export type Gallery = {
  /** Where a scene is drawn: `scene`, and if wanted `theme`, `language` and `size` of the text. */
  address(query: Readonly<Record<string, string>>): string
  close(): Promise<void>
}

/** The scenes, drawn by the sources as they are, on loopback. Bundled once: a page then opens in one request. */
export async function openGallery(): Promise<Gallery> {
  const outDir = mkdtempSync(join(tmpdir(), 'pronto-gallery-'))
  const common = { root, configFile: false, logLevel: 'error' } as const
  await build({
    ...common,
    plugins: [react()],
    build: { outDir, rolldownOptions: { input: join(root, page) }, chunkSizeWarningLimit: 4096 },
  })
  const server = await preview({ ...common, build: { outDir }, preview: { host: '127.0.0.1', port: 0 } })
  const origin = server.resolvedUrls?.local[0] ?? ''
  return {
    address: (query) => `${origin}${page}?${new URLSearchParams(query)}`,
    async close() {
      await server.close()
      rmSync(outDir, { recursive: true, force: true })
    },
  }
}
