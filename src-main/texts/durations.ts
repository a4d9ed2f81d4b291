const minute = 60
const hour = 60 * minute
const day = 24 * hour

/** «4 min 12 s», «38 s», «1 h 5 min»; with a `dayUnit`, from two days on «2 g 3 h». */
export function spelledDuration(seconds: number, dayUnit: string | null = null): string {
  const all = Math.round(seconds)
  if (all < minute) return `${all} s`
  if (all < hour) return joined(Math.floor(all / minute), 'min', all % minute, 's')
  if (dayUnit === null || all < 2 * day)
    return joined(Math.floor(all / hour), 'h', Math.floor((all % hour) / minute), 'min')
  return joined(Math.floor(all / day), dayUnit, Math.floor((all % day) / hour), 'h')
}

function joined(big: number, bigUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${big} ${bigUnit}` : `${big} ${bigUnit} ${small} ${smallUnit}`
}

/** As a clock runs: «0:38», «4:12», «1:04:12»; whole seconds. */
export function clockDuration(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const minutes = Math.floor(seconds / minute) % 60
  const hours = Math.floor(seconds / hour)
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(seconds % minute)}`
    : `${minutes}:${two(seconds % minute)}`
}
