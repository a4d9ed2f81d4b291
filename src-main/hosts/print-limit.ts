/** A report is a few pages: what takes longer to print hangs, however much else the computer has to do. */
export const printWithinMs = 180_000
