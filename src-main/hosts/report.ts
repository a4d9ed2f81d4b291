/** Reports errors by name and place only: a message can carry what somebody typed. */
export function reportTo(print: (line: string) => void): (what: string, error?: unknown) => void {
  return (what, error) => {
    const place = error instanceof Error ? ` ${error.name} ${firstFrame(error)}` : ''
    print(`[pronto] ${what}${place}`)
  }
}

function firstFrame({ stack }: Error): string {
  const frame = stack?.split('\n').find((line) => line.trimStart().startsWith('at '))
  return frame?.trim() ?? ''
}

/**
 * Node prints what nobody caught with its message and ends the program. Reported by name and place instead, and the
 * program goes on: what is typed is on disk in any case, and a running call is worth more than a clean slate.
 */
export function reportUncaught(report: (what: string, error?: unknown) => void): () => void {
  const onUncaught = (error: unknown) => {
    // Whoever read the reports is gone: a report of that would fail the same way, without end.
    if (!isBrokenPipe(error)) report('uncaught', error)
  }
  process.on('uncaughtException', onUncaught)
  return () => process.off('uncaughtException', onUncaught)
}

function isBrokenPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EPIPE' || error.code === 'EIO')
}
