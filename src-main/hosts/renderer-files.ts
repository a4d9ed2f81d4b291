import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { pageHeaders, securityHeaders } from './content-security.ts'

export type RendererFile = {
  readonly content: Buffer
  /** Its type, and what a window may do with it. */
  readonly headers: Readonly<Record<string, string>>
  /** The name carries a hash of the content: it never changes. */
  readonly immutable: boolean
}

// A closed list: what the build does not make is not served.
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ogg': 'audio/ogg',
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
}

/** Reads a file of the built renderer by the path of its URL; undefined for anything that is not one. */
export async function readRendererFile(folder: string, urlPath: string): Promise<RendererFile | undefined> {
  const path = decode(urlPath)
  if (path === undefined) return undefined
  const file = join(folder, path === '/' ? 'index.html' : path)
  const type = types[extname(file)]
  if (type === undefined || !file.startsWith(folder + sep)) return undefined
  try {
    const content = await readFile(file)
    if (extname(file) === '.html') return page(content.toString(), type)
    const headers = { ...securityHeaders, 'Content-Type': type }
    return { content, headers, immutable: path.startsWith('/assets/') }
  } catch {
    return undefined
  }
}

function page(html: string, type: string): RendererFile {
  const nonce = randomBytes(16).toString('base64')
  const content = html.replace('<head>', `<head><meta property="csp-nonce" nonce="${nonce}" />`)
  return {
    content: Buffer.from(content),
    headers: { ...pageHeaders(nonce), 'Content-Type': type },
    immutable: false,
  }
}

/** Undefined for what no page of ours asks for: bad escapes, NUL, backslashes, and any step upwards. */
function decode(urlPath: string): string | undefined {
  try {
    const path = decodeURIComponent(urlPath)
    const suspicious = path.includes('\0') || path.includes('\\') || path.split('/').includes('..')
    return suspicious || !path.startsWith('/') ? undefined : path
  } catch {
    return undefined
  }
}
