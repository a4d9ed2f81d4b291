import { askedAtTheEnd } from './asked-at-the-end.ts'
import { notes } from './notes.ts'
import { tellAtThePbx } from './tell.ts'

tellAtThePbx({ notes, askedAtTheEnd })
