import type { WebSocket } from 'ws'
import { z } from 'zod'
import type { Console } from '../../console-api.ts'

/** Largest frame either way is taken as 2 MB: a piece of an import with room to spare. */
export const largestFrame = 8 * 1024 * 1024
/** A window that is this far behind is cut off; it comes back and takes a new snapshot. */
const mostUnsent = 16 * 1024 * 1024
/** Requests in the works for one window; while there are more, its socket is not read. */
const mostAtOnce = 64

const RequestFrame = z.strictObject({ id: z.int().min(0), name: z.string().max(64), input: z.unknown() })

/** RFC 6455, section 7.4.1. */
const closeCodes = { unsupportedData: 1003, policyViolation: 1008, tryAgainLater: 1013 }

/**
 * One socket is one window. It says `{id, name, input}` and hears `{id, result}` and `{event}`. Whatever else it says
 * ends it: our own page never does.
 */
export function connectWindow(socket: WebSocket, console: Console): void {
  let inWorks = 0

  const send = (frame: unknown) => {
    if (socket.readyState !== socket.OPEN) return
    if (socket.bufferedAmount > mostUnsent) {
      socket.close(closeCodes.tryAgainLater, 'too far behind')
      return
    }
    socket.send(JSON.stringify(frame))
  }

  const connection = console.openWindow((event) => send({ event }))

  const settle = () => {
    inWorks -= 1
    if (inWorks < mostAtOnce && socket.isPaused) socket.resume()
  }

  socket.on('message', (data, isBinary) => {
    if (isBinary) return socket.close(closeCodes.unsupportedData, 'text frames only')
    const frame = parseFrame(data.toString())
    if (!frame) return socket.close(closeCodes.policyViolation, 'not a request')
    inWorks += 1
    if (inWorks >= mostAtOnce) socket.pause()
    void connection
      .answer(frame.name, frame.input)
      .then((result) => send({ id: frame.id, result }))
      .finally(settle)
  })
  socket.on('close', () => connection.close())
  // Broken and oversized frames: `ws` closes the socket by itself with the right code.
  socket.on('error', () => {})
}

function parseFrame(text: string): z.infer<typeof RequestFrame> | undefined {
  try {
    return RequestFrame.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
