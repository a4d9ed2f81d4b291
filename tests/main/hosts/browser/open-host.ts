import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { type BrowserHost, startBrowserHost } from '../../../../src-main/hosts/browser/start-browser-host.ts'
import { type ConsoleStandIn, createConsoleStandIn } from '../../../support/console-stand-in.ts'

export type Answer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

export type OpenHost = {
  readonly host: BrowserHost
  readonly folder: string
  readonly console: ConsoleStandIn
  /** Sends a request as it stands: `fetch` would mend the path and the Host header. */
  get(path: string, headers?: Record<string, string>, method?: string): Promise<Answer>
  /** Uses up a new address and returns the cookie it gave. */
  enter(): Promise<string>
  socket(cookie: string | undefined, origin?: string): WebSocket
}

export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'pronto-host-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A browser host on a folder of its own, with a small built page and a console that only listens. */
export async function openHost(folder = temporaryFolder()): Promise<OpenHost> {
  const console = createConsoleStandIn()
  const host = await startBrowserHost({
    createConsole: console.create,
    folder,
    renderer: writeRenderer(folder),
    profileName: 'default',
    workers: { writer: pathToFileURL('/writer.js'), reader: pathToFileURL('/reader.js') },
    resources: folder,
    systemLanguage: 'en',
    report: () => {},
  })
  onTestFinished(() => host.close())
  const own = `127.0.0.1:${host.port}`
  const get: OpenHost['get'] = (path, headers = {}, method = 'GET') => send(host.port, path, headers, method)
  return {
    host,
    folder,
    console,
    get,
    async enter() {
      const { headers } = await get(new URL(host.newAddress()).pathname)
      return String(headers['set-cookie']).split(';')[0] ?? ''
    },
    socket: (cookie, origin = `http://${own}`) =>
      new WebSocket(`ws://${own}/socket`, { origin, headers: cookie === undefined ? {} : { cookie } }),
  }
}

function writeRenderer(folder: string): string {
  const renderer = join(folder, 'renderer')
  mkdirSync(join(renderer, 'assets'), { recursive: true })
  writeFileSync(join(renderer, 'index.html'), '<!doctype html><head><title>Pronto</title></head>')
  writeFileSync(join(renderer, 'assets', 'index-abc123.js'), 'export {}')
  writeFileSync(join(folder, 'house.db'), 'Maria Rossi')
  return renderer
}

function send(port: number, path: string, headers: Record<string, string>, method: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (text: string) => {
        body += text
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
      .on('error', reject)
      .end()
  })
}

/** The next frame, parsed. */
export function nextFrame(socket: WebSocket): Promise<unknown> {
  return new Promise((resolve, reject) => {
    socket.once('message', (data) => resolve(JSON.parse(data.toString())))
    socket.once('close', (code) => reject(new Error(`closed with ${code}`)))
  })
}

export function opened(socket: WebSocket): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(socket))
    socket.once('error', reject)
  })
}

export function closeCode(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => {
    socket.on('error', () => {})
    socket.once('close', resolve)
  })
}
