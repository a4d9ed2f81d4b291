import { readFileSync, writeFileSync } from 'node:fs'

/*
 * Asterisk's res_rtp_asterisk leaves 127.0.0.0/8 out of its ICE candidates, hard-coded. On a machine with no other
 * address it then offers none and media never starts. The check, as compiled for amd64:
 *
 *   0f b6 40 04            movzx eax, byte [rax+4]      first byte of the address
 *   83 f8 7f               cmp   eax, 127
 *   0f 84 .. .. .. ..      je    skip
 *   85 c0                  test  eax, eax               the same for 0.0.0.0/8
 *
 * 255 in place of 127 lets loopback through.
 */
const beforeOperand = Buffer.from([0x0f, 0xb6, 0x40, 0x04, 0x83, 0xf8])
const loopback = 0x7f
const never = 0xff

function findChecks(code: Buffer): number[] {
  const operands: number[] = []
  for (let at = code.indexOf(beforeOperand); at >= 0; at = code.indexOf(beforeOperand, at + 1)) {
    const operand = at + beforeOperand.length
    const jumps = code[operand + 1] === 0x0f && code[operand + 2] === 0x84
    const testsZero = code[operand + 7] === 0x85 && code[operand + 8] === 0xc0
    const value = code[operand]
    if (jumps && testsZero && (value === loopback || value === never)) operands.push(operand)
  }
  return operands
}

/**
 * Lets a copy of res_rtp_asterisk.so offer 127.0.0.1. A second run changes nothing.
 * @returns false, with the file untouched, where the check is not found exactly once.
 */
export function offerLoopback(moduleFile: string): boolean {
  const code = readFileSync(moduleFile)
  const operands = findChecks(code)
  const operand = operands[0]
  if (operand === undefined || operands.length !== 1) return false
  code[operand] = never
  writeFileSync(moduleFile, code)
  return true
}
