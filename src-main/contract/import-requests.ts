import { z } from 'zod'
import { AnswersLayout, AnswersPreview } from './answers.ts'
import { ImportId } from './ids.ts'
import { Import, ImportLayout, ImportPreview } from './imports.ts'

/** A piece of a file, base64: the same in both hosts. */
const piece = z.base64().max(1_500_000)

/** What a window asks of an import; see `requests.ts`. */
export const importRequests = {
  /** Reads the file's first bytes and guesses; with `layout` shows them as that layout reads them. */
  'import:preview': {
    input: z.object({ fileName: z.string().max(255), head: piece, layout: ImportLayout.nullable() }),
    output: ImportPreview,
  },
  'import:start': {
    input: z.object({ fileName: z.string().max(255), bytes: z.int().min(0), layout: ImportLayout }),
    output: Import,
  },
  /** As `import:preview` and `import:start`, of answers to a survey; all the rest is the same. */
  'answers:preview': {
    input: z.object({ head: piece, layout: AnswersLayout.nullable() }),
    output: AnswersPreview,
  },
  'answers:start': {
    input: z.object({ fileName: z.string().max(255), bytes: z.int().min(0), layout: AnswersLayout }),
    output: Import,
  },
  /** Answered when the piece is consumed, so that the window sends no faster than it is stored. */
  'import:piece': { input: z.object({ importId: ImportId, piece }), output: Import },
  'import:finish': { input: z.object({ importId: ImportId }), output: Import },
  'import:cancel': { input: z.object({ importId: ImportId }), output: Import },
  /** The rows that were not taken and why, as a CSV file's text. */
  'import:report': {
    input: z.object({ importId: ImportId, language: z.enum(['it', 'en']) }),
    output: z.string(),
  },
  'import:undo': { input: z.object({ importId: ImportId }), output: Import },
} satisfies Record<string, { input: z.ZodType; output: z.ZodType }>
