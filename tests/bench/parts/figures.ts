import { cpus, totalmem } from 'node:os'

export type Percentiles = {
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly max: number
}

/** The smallest value that is not exceeded by that share of `values` (nearest rank), to a hundredth. */
export function percentilesOf(values: readonly number[]): Percentiles {
  const sorted = values.toSorted((left, right) => left - right)
  const at = (share: number) =>
    rounded(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN)
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) }
}

export function rounded(value: number): number {
  return Math.round(value * 100) / 100
}

/** A table for people: milliseconds by part. */
export function printPercentiles(title: string, parts: Readonly<Record<string, Percentiles>>): void {
  console.log(`\n${title}`)
  console.table(parts)
}

/** Processor, memory and runtime: figures mean little without them. */
export function machine(): string {
  const [first] = cpus()
  const memory = Math.round(totalmem() / 1024 ** 3)
  return `${cpus().length} × ${first?.model.trim() ?? 'unknown processor'}, ${memory} GB, ${process.platform}, Node ${process.versions.node}`
}

/** With `--json`, the last line a benchmark prints. */
export function printJson(figures: Readonly<Record<string, unknown>>): void {
  console.log(JSON.stringify(figures))
}
