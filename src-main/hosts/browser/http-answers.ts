import type { ServerResponse } from 'node:http'
import { securityHeaders } from '../content-security.ts'
import type { RendererFile } from '../renderer-files.ts'
import { cookieName } from './request-guard.ts'

type Headers = Readonly<Record<string, string>>

export function sendText(response: ServerResponse, status: number, sentence: string): void {
  send(response, status, { 'Content-Type': 'text/plain; charset=utf-8' }, `${sentence}\n`)
}

export function sendJson(response: ServerResponse, value: unknown): void {
  send(response, 200, { 'Content-Type': 'application/json' }, JSON.stringify(value))
}

export function sendFile(response: ServerResponse, { content, headers, immutable }: RendererFile): void {
  const caching: Headers = immutable ? { 'Cache-Control': 'private, max-age=31536000, immutable' } : {}
  send(response, 200, { ...headers, ...caching }, content)
}

/** A file of a report: `headers` say what a browser may do with it. */
export function sendReport(response: ServerResponse, content: Uint8Array, headers: Headers): void {
  send(response, 200, headers, Buffer.from(content))
}

/** Gives the session and goes on to the console. */
export function sendEntrance(response: ServerResponse, port: number, session: string, linked: boolean): void {
  const cookie = `${cookieName(port)}=${session}; Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000`
  const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Set-Cookie': cookie }
  if (linked) {
    // After a redirect of another site's link the browser would hold the cookie back: the page goes on by itself.
    const refresh = '<meta http-equiv="refresh" content="0; url=/">'
    send(response, 200, headers, `<!doctype html><meta charset="utf-8">${refresh}<title>Pronto</title>`)
  } else send(response, 303, { ...headers, Location: '/' }, '')
}

function send(response: ServerResponse, status: number, headers: Headers, body: string | Buffer): void {
  const content = Buffer.from(body)
  response
    .writeHead(status, {
      'Cache-Control': 'no-store',
      ...securityHeaders,
      ...headers,
      'Content-Length': String(content.length),
    })
    .end(content)
}
