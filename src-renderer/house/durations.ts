const parts = /(\d+(?:[.,]\d+)?)\s*(minut\w*|min|m|hours?|or[ae]|h)?(?=\W|\d|$)|(\d+):(\d{2})/gi
const rest = /^(?:[\s,]|e|and|di apertura|of opening hours|opening hours|open)*$/i

const most = 100_000

/**
 * Minutes, as people write them: «2», «2 ore», «90 min», «1:30», «1h30», «1,5 h»; a bare number is hours.
 * Null where it cannot be read or lies outside of what the contract takes.
 */
export function readDuration(text: string): number | null {
  const clock = /^\s*(\d{1,4}):([0-5]\d)\b(.*)$/.exec(text)
  if (clock) return rest.test(clock[3] ?? '') ? inRange(Number(clock[1]) * 60 + Number(clock[2])) : null
  const found = [...text.matchAll(parts)]
  if (found.length === 0 || !rest.test(text.replace(parts, ' '))) return null
  let minutes = 0
  for (const [index, [, number = '', unit]] of found.entries()) {
    const value = Number(number.replace(',', '.'))
    // «1h30»: what follows hours without a word of its own is minutes.
    const hours = unit === undefined ? index === 0 : /^(h|or)/i.test(unit)
    minutes += hours ? value * 60 : value
  }
  return inRange(Math.round(minutes))
}

function inRange(minutes: number): number | null {
  return minutes >= 1 && minutes <= most ? minutes : null
}
