import { beforeEach, onTestFailed } from 'vitest'
import type { TestPbx } from './test-pbx.ts'

const mostLines = 1_500

/** Where the story that runs fails, what the PBX did and said from now on is printed below it. */
export function tellOnFailure(pbx: TestPbx): void {
  const before = pbx.log().length
  onTestFailed(() => {
    const lines = pbx.log().slice(before).split('\n')
    console.log(`The PBX meanwhile:\n${lines.slice(-mostLines).join('\n')}`)
  })
}

/** The same for each story of a file, or a `describe`, that shares one PBX. */
export function tellWhatThePbxSaid(pbx: () => TestPbx): void {
  beforeEach(() => tellOnFailure(pbx()))
}
