import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { ensureBrowser } from '../tests/support/ensure-browser.ts'
import { ensurePulseAudio } from '../tests/support/ensure-pulseaudio.ts'
import { ensureSipp } from '../tests/support/ensure-sipp.ts'
import { ensureAsterisk } from '../tests/support/pbx/ensure-asterisk.ts'
import { build } from './start/build.ts'

type Step = {
  readonly name: string
  readonly line: string
  readonly state: 'ready' | 'missing' | 'not run'
  /** What goes without it, in a whole sentence. */
  readonly without?: string
}

async function browser(): Promise<Step> {
  const tool = await ensureBrowser()
  return { name: 'Chromium', state: tool.ok ? 'ready' : 'missing', line: tool.ok ? tool.path : tool.reason }
}

async function sipp(): Promise<Step> {
  const tool = await ensureSipp()
  return { name: 'SIPp', state: tool.ok ? 'ready' : 'missing', line: tool.ok ? tool.path : tool.reason }
}

/** The test PBX, and with it SIPp: without a PBX there is nothing that SIPp could call. */
async function telephony(): Promise<Step[]> {
  const found = await ensureAsterisk()
  switch (found.kind) {
    case 'asterisk':
      return [{ name: 'Asterisk', state: 'ready', line: found.install.program }, await sipp()]
    case 'other':
      return [
        { name: 'PBX', state: 'ready', line: `${found.pbx.host}:${found.pbx.wsPort} (PRONTO_PBX)` },
        await sipp(),
      ]
    case 'failed':
      return [{ name: 'Asterisk', state: 'missing', line: found.reason }]
    case 'unsupported':
      return [
        {
          name: 'Asterisk',
          state: 'not run',
          line: found.reason,
          without: 'Not run on a real PBX; the journeys ran against the demo exchange only.',
        },
      ]
  }
}

/** Audio devices that come and go; where there is none, only their own stories are not told. */
async function sound(): Promise<Step> {
  const tool = await ensurePulseAudio()
  return tool.ok
    ? { name: 'PulseAudio', state: 'ready', line: tool.path }
    : {
        name: 'PulseAudio',
        state: 'not run',
        line: tool.reason,
        without: 'Not run with audio devices that come and go.',
      }
}

/** The end-to-end tests drive what a user would start: the built program, which `npm start` does not build again. */
function program(): Step {
  const wrong = build(join(import.meta.dirname, '..'))
  if (wrong === undefined) return { name: 'Build', state: 'ready', line: 'out/' }
  const lines = stripVTControlCharacters(wrong).trim().split('\n')
  const lastLines = lines
    .filter((line) => !/^\s+at /.test(line))
    .slice(-12)
    .join('\n')
  return { name: 'Build', state: 'missing', line: `the program does not build:\n${lastLines}` }
}

export type Prepared = {
  /** What the end-to-end tests cannot do without, and why it is not there; undefined when all is ready. */
  readonly missing: string | undefined
  /** What this system cannot run, in whole sentences. */
  readonly notRun: readonly string[]
}

/** Brings what the end-to-end tests need and prints one line for each thing. Never throws for a missing one. */
export async function prepareTests(): Promise<Prepared> {
  const steps = [await browser(), ...(await telephony()), await sound(), program()]
  for (const step of steps) console.log(`${step.name}: ${step.state}: ${step.line}`)
  const missing = steps.filter((step) => step.state === 'missing').map((step) => step.name)
  const notRun = steps
    .filter((step) => step.state === 'not run')
    .map((step) => `${step.without ?? `Not run: ${step.name}.`} ${step.line}`)
  return {
    missing:
      missing.length > 0
        ? `The end-to-end tests cannot run without: ${missing.join(', ')} (npm run test:unit needs none of it).`
        : undefined,
    notRun,
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { missing } = await prepareTests()
  if (missing) console.error(missing)
  process.exitCode = missing ? 1 : 0
}
