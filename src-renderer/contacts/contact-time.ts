/** As the browser's own fields have it: `2026-11-21` and `16:05`, on this machine's calendar. */
export type FieldTime = { readonly day: string; readonly time: string }

export function fieldTimeOf(at: number): FieldTime {
  const date = new Date(at)
  const two = (value: number) => String(value).padStart(2, '0')
  const year = String(date.getFullYear()).padStart(4, '0')
  return {
    day: `${year}-${two(date.getMonth() + 1)}-${two(date.getDate())}`,
    time: `${two(date.getHours())}:${two(date.getMinutes())}`,
  }
}

/** UTC milliseconds; null while one of the fields is empty. In the hour that a clock skips: an hour later. */
export function timeOfFields({ day, time }: FieldTime): number | null {
  const [year, month, date] = day.split('-').map(Number)
  const [hours, minutes] = time.split(':').map(Number)
  if (!year || !month || !date || hours === undefined || minutes === undefined) return null
  const at = new Date(year, month - 1, date, hours, minutes).getTime()
  return Number.isNaN(at) || at < 0 ? null : at
}
