import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { Console, ConsoleOptions, CreateConsole } from '../../console-api.ts'
import type { HostPort } from '../../contract/host.ts'
import { browserTexts } from '../../texts/browser-host.ts'
import { createPassphraseKeys } from '../passphrase-keys.ts'
import { readRendererFile } from '../renderer-files.ts'
import { watchForWake } from '../wake-watch.ts'
import { type Access, createAccess, same } from './access.ts'
import { sendEntrance, sendFile, sendJson, sendReport, sendText } from './http-answers.ts'
import { listenOnProfilePort, type PortChoice } from './port.ts'
import { headersOf, reportFileOf, reportPath } from './report-files.ts'
import { isForUs, isLinked, isOwnPagesSocket, isPrefetch, sessionOf } from './request-guard.ts'
import { addressPath, announceHost, newSecret } from './running-host.ts'
import { sessionFile } from './session-file.ts'
import { connectWindow, largestFrame } from './window-socket.ts'

export type BrowserHostOptions = Omit<ConsoleOptions, 'host'> & {
  readonly createConsole: CreateConsole
  /** Folder of the built renderer. */
  readonly renderer: string
  /** Missing where nothing on this machine prints. */
  readonly print?: HostPort['print']
}

export type BrowserHost = PortChoice & {
  /** A new address with its one-time token, to print or to open. */
  newAddress(): string
  close(): Promise<void>
}

// Imported by name it would bring Node's own HTTP client, which takes longer to load than all that is used here.
const { createServer } = process.getBuiltinModule('node:http')

const entrance = '/enter/'
const socketPath = '/socket'

/** Serves one console to browsers on this machine: 127.0.0.1 only, and only to whoever had the address first. */
export async function startBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  const server = createServer()
  const choice = await listenOnProfilePort(server, options.folder)
  const console = await createOrRelease(server, options)
  const access = createAccess(sessionFile(options.folder))
  const secret = newSecret()
  const newAddress = () => `http://127.0.0.1:${choice.port}${entrance}${access.issueToken()}`
  const context = { options, access, port: choice.port, secret, newAddress, console }

  server.on('request', (request, response) => {
    answerRequest(context, request, response).catch((error: unknown) => {
      options.report('browser-host:request', error)
      if (!response.headersSent) sendText(response, 500, browserTexts[options.systemLanguage].failed)
    })
  })
  const sockets = serveSockets(server, context, console)
  const stopWatching = watchForWake((asleepSince) => console.awake(asleepSince))
  const withdraw = announceHost(options.folder, { port: choice.port, secret })

  const close = async () => {
    stopWatching()
    withdraw()
    for (const socket of sockets.clients) socket.terminate()
    sockets.close()
    server.close()
    server.closeAllConnections()
    await console.close()
  }
  return { ...choice, newAddress, close }
}

async function createOrRelease(
  server: Server,
  { createConsole, renderer, print, ...options }: BrowserHostOptions,
) {
  try {
    return await createConsole({ ...options, host: browserHostPort(print) })
  } catch (error) {
    server.close()
    throw error
  }
}

/** A page can neither raise itself nor be raised from here: it shows notifications of its own while hidden. */
function browserHostPort(print: HostPort['print']): HostPort {
  return {
    name: 'browser',
    keys: [createPassphraseKeys()],
    bringForward: () => {},
    notify: () => () => {},
    remind: () => {},
    ...(print && { print }),
  }
}

type Context = {
  readonly options: BrowserHostOptions
  readonly access: Access
  readonly port: number
  readonly secret: string
  readonly newAddress: () => string
  readonly console: Console
}

async function answerRequest(context: Context, request: IncomingMessage, response: ServerResponse) {
  const { access, port, options } = context
  const texts = browserTexts[options.systemLanguage]
  if (!isForUs(request, context)) return sendText(response, 403, texts.notForUs)
  const path = (request.url ?? '/').split(/[?#]/, 1)[0] ?? '/'
  if (request.method === 'POST' && path === addressPath) return answerSecondStart(context, request, response)
  if (request.method !== 'GET') return sendText(response, 405, texts.notForUs)
  if (path.startsWith(entrance)) {
    if (isPrefetch(request)) return sendText(response, 503, texts.notFound)
    const session = access.redeem(path.slice(entrance.length))
    if (session === undefined) return sendText(response, 403, texts.addressUsed)
    return sendEntrance(response, port, session, isLinked(request))
  }
  if (!access.admits(sessionOf(request, port))) return sendText(response, 403, texts.notAdmitted)
  if (path.startsWith(reportPath)) return answerReport(context, path, response)
  const file = await readRendererFile(options.renderer, path)
  return file ? sendFile(response, file) : sendText(response, 404, texts.notFound)
}

async function answerReport({ console, options }: Context, path: string, response: ServerResponse) {
  const file = reportFileOf(path)
  const content = file && (await console.reportFile(file))
  if (!file || !content) return sendText(response, 404, browserTexts[options.systemLanguage].notFound)
  return sendReport(response, content, headersOf(file))
}

function answerSecondStart(context: Context, { headers }: IncomingMessage, response: ServerResponse) {
  // No browser needs this: whoever names an origin is a page.
  if (headers.origin !== undefined || !same(headers.authorization ?? '', `Bearer ${context.secret}`))
    return sendText(response, 403, browserTexts[context.options.systemLanguage].notForUs)
  return sendJson(response, { address: context.newAddress() })
}

function serveSockets(server: Server, context: Context, console: Console): WebSocketServer {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestFrame, perMessageDeflate: false })
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const admitted =
      request.url === socketPath &&
      isOwnPagesSocket(request, context) &&
      context.access.admits(sessionOf(request, context.port))
    if (!admitted) {
      stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, stream, head, (socket) => connectWindow(socket, console))
  })
  return sockets
}
