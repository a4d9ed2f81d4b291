/** Samples in one packet: 20 ms at 8 kHz (RFC 3551, section 4.2). */
export const samplesPerPacket = 160
export const millisecondsPerPacket = 20

const silence = 0xff
const sampleEnergy = Float64Array.from({ length: 256 }, (_, byte) => (decode(byte) / 32_768) ** 2)

/**
 * Energy of one PCMU packet as WebRTC counts it: mean square (1 is full scale) times seconds, so that sums
 * compare with `totalAudioEnergy` of a browser's statistics.
 */
export function packetEnergy(payload: Uint8Array): number {
  let sum = 0
  for (const byte of payload) sum += sampleEnergy[byte] ?? 0
  return sum / 8_000
}

/** Cuts µ-law audio into packets, the last one filled up with silence, and adds a pause in seconds. */
export function cutIntoPackets(audio: Uint8Array, pauseSeconds: number): readonly Uint8Array[] {
  const pausePackets = Math.round((pauseSeconds * 1_000) / millisecondsPerPacket)
  const count = Math.ceil(audio.length / samplesPerPacket) + pausePackets
  return Array.from({ length: count }, (_, index) => {
    const packet = new Uint8Array(samplesPerPacket).fill(silence)
    packet.set(audio.subarray(index * samplesPerPacket, (index + 1) * samplesPerPacket))
    return packet
  })
}

/** ITU-T G.711, table 2a: the bits are inverted on the wire; 33 is the bias of the segments. */
function decode(byte: number): number {
  const bits = ~byte & 0xff
  const magnitude = ((((bits & 0x0f) << 3) + 0x84) << ((bits & 0x70) >> 4)) - 0x84
  return bits & 0x80 ? -magnitude : magnitude
}
