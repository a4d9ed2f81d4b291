import { Temporal } from 'temporal-polyfill'

/** From this moment (seconds since 1970) on, the wall clock is so many seconds ahead of UTC. */
export type ZoneOffset = { readonly from: number; readonly seconds: number }

/** The offsets of an IANA zone from one moment to another (seconds since 1970), the first of them at `from`. */
export function zoneOffsets(zone: string, from: number, to: number): readonly ZoneOffset[] {
  const offsets: ZoneOffset[] = []
  let moment = Temporal.Instant.fromEpochMilliseconds(from * 1000).toZonedDateTimeISO(zone)
  for (let at = from; at <= to; ) {
    offsets.push({ from: at, seconds: moment.offsetNanoseconds / 1e9 })
    const next = moment.getTimeZoneTransition('next')
    if (next === null) break
    moment = next
    at = Math.floor(next.epochMilliseconds / 1000)
  }
  return offsets
}
