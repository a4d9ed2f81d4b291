import type { AnswerScale, ReadMark } from '../contract/answers.ts'
import type { Satisfaction } from '../contract/history.ts'
import { plainWords } from './plain-words.ts'

/** The lowest and the highest number a survey lets people say. */
const bounds = {
  '1-5': [1, 5],
  '0-5': [0, 5],
  '1-10': [1, 10],
  '0-10': [0, 10],
  '1-7': [1, 7],
  '1-4': [1, 4],
  '1-3': [1, 3],
  '0-100': [0, 100],
} as const satisfies Record<Exclude<AnswerScale, 'words'>, readonly [number, number]>

const marks = [1, 2, 3, 4, 5] as const satisfies readonly Satisfaction[]

/** What Italian and English surveys offer to choose from, come down to plain words; the first that fits. */
const wordings: readonly (readonly [Satisfaction, RegExp])[] = [
  [1, /^(molto|del tutto|completamente|totalmente|estremamente) insoddisfatt[oaie]$/],
  [1, /^(per )?(niente|nulla|affatto) soddisfatt[oaie]$/],
  [1, /^(pessim[oae]|malissimo|no|thumbs down)$/],
  [1, /^(very|completely|extremely|totally|highly) (dissatisfied|unsatisfied|unhappy)$/],
  [1, /^(not at all satisfied|terrible|awful|very (poor|bad))$/],
  [2, /^((poco|non) (molto )?soddisfatt[oaie]|(abbastanza |piuttosto )?insoddisfatt[oaie])$/],
  [2, /^(scars[oae]|mediocre|insufficiente|male|cattiv[oae])$/],
  [2, /^((somewhat |rather |fairly )?(dissatisfied|unsatisfied|unhappy)|not (very )?satisfied|poor|bad)$/],
  [3, /^ne soddisfatt[oaie] ne insoddisfatt[oaie]$/],
  [3, /^(neutr[oa]|neutrale|indifferente|cosi cosi|sufficiente|discret[oae]|normale|nella media)$/],
  [3, /^(neutral|neither satisfied nor (dissatisfied|unsatisfied)|average|okay|ok|fair|so so)$/],
  [5, /^(molto|del tutto|completamente|pienamente|totalmente|estremamente) soddisfatt[oaie]$/],
  [5, /^(soddisfattissim[oaie]|ottim[oae]|eccellente|molto (bene|buon[oae])|benissimo|si|thumbs up)$/],
  [5, /^(very|completely|extremely|fully|totally|highly) (satisfied|happy)$/],
  [5, /^(excellent|great|outstanding|very good|yes)$/],
  [4, /^((abbastanza |piuttosto )?soddisfatt[oaie]|buon[oae]|bene)$/],
  [4, /^((somewhat |quite |rather |fairly )?(satisfied|happy)|good)$/],
]

type Points = { readonly value: number; readonly outOf: number | null }

/** «8», «4,5», «4/5», «8 su 10», «80%», «★★★★☆», «5 – molto soddisfatto»; null: no single number. */
function readPoints(text: string): Points | null {
  const stars = [...text].filter((sign) => sign === '★' || sign === '⭐').length
  if (stars > 0) return { value: stars, outOf: null }
  const plain = text.trim().replaceAll(',', '.')
  const ratio = /^(\d+(?:\.\d+)?)\s*(?:\/|su|di|of|out of)\s*(\d+)$/i.exec(plain)
  if (ratio) return { value: Number(ratio[1]), outOf: Number(ratio[2]) }
  const numbers = plain.match(/\d+(?:\.\d+)?/g) ?? []
  if (numbers.length !== 1) return null
  const value = Number(plain.startsWith('-') ? `-${numbers[0]}` : numbers[0])
  return { value, outOf: /%\s*$/.test(plain) ? 100 : null }
}

function readWording(text: string): Satisfaction | null {
  const plain = plainWords(text).join(' ')
  return wordings.find(([, form]) => form.test(plain))?.[0] ?? null
}

/** Spread evenly over one to five. */
function onScale({ value, outOf }: Points, scale: keyof typeof bounds, lowestIsBest: boolean) {
  const [least, most] = bounds[scale]
  if (value < least || value > most || (outOf !== null && outOf !== most)) return 'out-of-scale'
  const share = (value - least) / (most - least)
  return marks[Math.round((lowestIsBest ? 1 - share : share) * 4)] ?? 'out-of-scale'
}

/**
 * What a cell says as a mark from one to five. Words are read on every scale, numbers only where the survey asked for
 * them. `no-mark`: it says nothing that can be read.
 */
export function readMark(
  text: string,
  { scale, lowestIsBest }: { readonly scale: AnswerScale; readonly lowestIsBest: boolean },
): ReadMark {
  const points = scale === 'words' ? null : readPoints(text)
  if (points !== null && scale !== 'words') return onScale(points, scale, lowestIsBest)
  return readWording(text) ?? 'no-mark'
}

/** Odd values of a file beyond which its scale must be another one. */
const oddShare = 0.05
const guessed = ['1-5', '0-5', '1-10', '0-10', '0-100'] as const

/** The narrowest scale that holds the values of a column, but for a few odd ones. */
export function guessScale(values: readonly string[]): AnswerScale {
  const filled = values.filter((text) => text.trim() !== '')
  const points = filled.flatMap((text) => readPoints(text) ?? [])
  if (points.length * 2 < filled.length || points.length === 0) return 'words'
  const odd = Math.max(points.length > 3 ? 1 : 0, Math.floor(points.length * oddShare))
  const fits = (scale: (typeof guessed)[number]) =>
    points.filter((point) => onScale(point, scale, false) === 'out-of-scale').length <= odd
  const scale = guessed.find(fits) ?? '0-100'
  // A single nought is an odd one on stars, and the end of the scale on ten.
  return scale === '1-10' && points.some(({ value }) => value === 0) ? '0-10' : scale
}
