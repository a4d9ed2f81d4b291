import { parseArgs } from 'node:util'

export type StartOptions = {
  readonly profileName: string
  /** The browser host was asked for. */
  readonly browser: boolean
  /** A window is opened; otherwise the address is only printed. */
  readonly open: boolean
  readonly help: boolean
}

export type ParsedOptions =
  | { readonly ok: true; readonly options: StartOptions }
  | {
      readonly ok: false
      readonly problem: 'unknown-option' | 'bad-profile-name'
      readonly given: string
    }

const defaultProfile = 'default'
/** Letters, digits, `-` and `_`: the name becomes a folder on every file system. */
const profileNamePattern = /^[A-Za-z0-9_-]{1,64}$/

/** Reads what stands after `npm start --`. Never throws. */
export function parseStartOptions(given: readonly string[]): ParsedOptions {
  const words = read(given)
  if (!words) return { ok: false, problem: 'unknown-option', given: given.join(' ') }
  const { profile, browser, help, 'no-open': noOpen } = words
  if (!profileNamePattern.test(profile)) return { ok: false, problem: 'bad-profile-name', given: profile }
  return { ok: true, options: { profileName: profile, browser, open: !noOpen, help } }
}

/** The profile among words that Chromium and debuggers add to an Electron command line; null when it is no name. */
export function profileAmong(words: readonly string[]): string | null {
  const index = words.findIndex((word) => word === '--profile' || word.startsWith('--profile='))
  const word = words[index]
  if (word === undefined) return defaultProfile
  const name = word.includes('=') ? word.slice('--profile='.length) : words[index + 1]
  return name !== undefined && profileNamePattern.test(name) ? name : null
}

function read(given: readonly string[]) {
  try {
    return parseArgs({
      args: [...given],
      options: {
        profile: { type: 'string', default: defaultProfile },
        browser: { type: 'boolean', default: false },
        'no-open': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
      strict: true,
      allowPositionals: false,
    }).values
  } catch {
    return undefined
  }
}
