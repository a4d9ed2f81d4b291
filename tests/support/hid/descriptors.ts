/** Bytes written as the makers and the USB tools print them. */
function bytes(text: string): readonly number[] {
  return text
    .split(/\s+/)
    .filter(Boolean)
    .map((pair) => Number.parseInt(pair, 16))
}

/**
 * Poly (Plantronics) Blackwire 3220, the telephone's collection: as printed in the discussion of hidapi's
 * pull request 262. The hook switch tells how it stands, the mute button only that it was pressed; each light has a
 * report of its own.
 */
export const blackwire3220 = bytes(`
  05 0B 09 05 A1 01
  85 08 09 2F 15 00 25 01 75 01 95 01 81 06
        09 20 09 21 15 00 25 01 75 01 95 02 81 22
        75 05 95 01 81 03
  85 09 05 08 09 09 15 00 25 01 75 01 95 01 91 22 75 07 95 01 91 03
  85 17 09 17 15 00 25 01 75 01 95 01 91 22 75 07 95 01 91 03
  85 18 09 18 15 00 25 01 75 01 95 01 91 22 75 07 95 01 91 03
  C0`)

/**
 * The headset protocol that Gigaset publishes for its dongle: one report in, one report out, the seventh button refuses.
 * That Jabra's headsets have their bits in the same order is an assumption from what is public; none was tried.
 */
export const oneReportEachWay = bytes(`
  05 0B 09 05 A1 01
  85 02 15 00 25 01 75 01
        09 20 09 97 09 2A 95 03 81 22
        09 2F 09 21 09 24 09 50 95 04 81 06
        05 09 09 07 95 01 81 02
        75 08 95 01 81 03
        75 01 05 08 09 17 09 09 09 18 09 20 09 21 09 2A 95 06 91 22
        05 0B 09 9E 95 01 91 22
        75 09 95 01 91 03
  C0`)

/** The mute switch that stays where it is put, as Google’s speakerphones have it. */
export const muteThatStays = bytes(`
  05 0B 09 01 A1 01
  85 01 15 00 25 01 75 01 09 20 09 2F 95 02 81 22 75 06 95 01 81 03
  85 02 05 08 75 01 09 09 09 17 09 18 95 03 91 02 75 05 95 01 91 03
  C0`)

/** Keys by number, several at once, in a byte each: legal, and rare on headsets. */
export const keysByNumber = bytes(`
  05 0B 09 01 A1 01
  85 03 15 01 25 03 19 20 29 22 75 08 95 02 81 00
  C0`)

/** Volume keys alone: no telephone. */
export const volumeKeys = bytes('05 0C 09 01 A1 01 85 01 09 E9 09 EA 15 00 25 01 75 01 95 02 81 06 C0')
