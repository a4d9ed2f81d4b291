import { protocol } from 'electron'
import { securityHeaders } from '../content-security.ts'
import { readRendererFile } from '../renderer-files.ts'
import { isOwnAddress, scheme } from './own-page.ts'

/** Has to be called before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ])
}

/** Serves the built renderer, and nothing else, under our own scheme. */
export function serveRenderer(folder: string): void {
  protocol.handle(scheme, async (request) => {
    if (request.method !== 'GET' || !isOwnAddress(request.url)) return refuse(403)
    // As it was written: a URL parser would resolve the steps upwards that are to be refused.
    const path = request.url.slice(`${scheme}://app`.length).split(/[?#]/, 1)[0] || '/'
    const file = await readRendererFile(folder, path)
    if (!file) return refuse(404)
    return new Response(new Uint8Array(file.content), { headers: file.headers })
  })
}

function refuse(status: number): Response {
  return new Response(null, { status, headers: securityHeaders })
}
