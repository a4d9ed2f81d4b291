import { tellAtThePbx } from './tell.ts'
import { threeKeysAtThePbx } from './three-keys-at-the-pbx.ts'

tellAtThePbx({ threeKeysAtThePbx })
