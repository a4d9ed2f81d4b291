import type { Page } from 'playwright-core'

/** Seconds of processor that the page's main thread has used, whatever else the machine was doing meanwhile. */
export type ProcessorTime = { readonly total: number; readonly script: number; readonly layout: number }

/** Starts counting; each call answers with what was used since then. */
export async function countProcessorTime(page: Page): Promise<() => Promise<ProcessorTime>> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const read = async (): Promise<ProcessorTime> => {
    const { metrics } = await session.send('Performance.getMetrics')
    const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0
    return {
      total: of('TaskDuration'),
      script: of('ScriptDuration'),
      layout: of('LayoutDuration') + of('RecalcStyleDuration'),
    }
  }
  const start = await read()
  return async () => {
    const now = await read()
    return {
      total: now.total - start.total,
      script: now.script - start.script,
      layout: now.layout - start.layout,
    }
  }
}
