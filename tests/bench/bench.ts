// `npm run bench -- pop --customers 10000 --calls 50 --json`; docs/benchmarks.md says what each one measures.

type Bench = (words: readonly string[]) => Promise<void>

const benches = new Map<string, () => Promise<Bench>>([
  ['pop', async () => (await import('./pop.ts')).benchPop],
  ['open', async () => (await import('./open.ts')).benchOpen],
  ['search', async () => (await import('./search.ts')).benchSearch],
  ['review', async () => (await import('./review.ts')).benchReview],
  ['scroll', async () => (await import('./scroll.ts')).benchScroll],
  ['line', async () => (await import('./line.ts')).benchLine],
  ['calls', async () => (await import('./calls.ts')).benchCalls],
  ['talk', async () => (await import('./talk.ts')).benchTalk],
  ['fuzz', async () => (await import('./fuzz.ts')).benchFuzz],
  ['import', async () => (await import('./import.ts')).benchImport],
])

const [benchName = '', ...words] = process.argv.slice(2)
const load = benches.get(benchName)
if (load) {
  const run = await load()
  await run(words)
} else {
  console.error(`npm run bench -- ${[...benches.keys()].join(' | ')}`)
  process.exitCode = 2
}

export {}
