import type { SocketWindow } from './socket-window.ts'

/** Resolves when the line is registered, now or by the next events; rejects after ten seconds. */
export function untilRegistered(window: SocketWindow): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (run: () => void) => {
      clearTimeout(late)
      stop()
      run()
    }
    const late = setTimeout(() => settle(() => reject(new Error('the line did not register'))), 10_000)
    const stop = window.on('line:changed', ({ line }) => {
      if (line.state === 'registered') settle(resolve)
    })
    window
      .request('console:snapshot', null)
      .then(({ line }) => line.state === 'registered' && settle(resolve))
      .catch((error: unknown) => settle(() => reject(error)))
  })
}
