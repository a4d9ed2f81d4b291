import { config } from 'zod'

// Asked for its first schema, zod tries whether it may build code from text. The content policy forbids that, and
// Chromium reads the whole bundle a second time to name the line in its report: a tenth of the way to the first paint.
config({ jitless: true })
