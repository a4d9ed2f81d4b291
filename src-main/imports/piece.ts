/** Counters for codes, set aside by the main process: it alone gives them out. */
export type CodeBlock = { readonly first: number; readonly count: number }

const headBytes = 8

/** A piece of a file travels to the writer with the codes for the customers it may hold in front of it. */
export function packPiece(base64: string): { bytes: Buffer; data: Buffer; setCodes(block: CodeBlock): void } {
  const bytes = Buffer.allocUnsafeSlow(headBytes + Buffer.byteLength(base64, 'base64'))
  const written = bytes.write(base64, headBytes, 'base64')
  const whole = bytes.subarray(0, headBytes + written)
  return {
    bytes: whole,
    data: whole.subarray(headBytes),
    setCodes({ first, count }) {
      whole.writeUInt32LE(first, 0)
      whole.writeUInt32LE(count, 4)
    },
  }
}

export function unpackPiece(bytes: Uint8Array): { codes: CodeBlock; data: Buffer } {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return {
    codes: { first: whole.readUInt32LE(0), count: whole.readUInt32LE(4) },
    data: whole.subarray(headBytes),
  }
}

/** As many customers as a piece can complete at most: one a line, and the one that its end completes. */
export function mostCustomers(data: Buffer): number {
  return Math.max(count(data, 0x0a), count(data, 0x0d)) + 2
}

function count(data: Buffer, byte: number): number {
  let found = 0
  for (let at = data.indexOf(byte); at !== -1; at = data.indexOf(byte, at + 1)) found += 1
  return found
}
