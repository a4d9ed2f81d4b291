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
